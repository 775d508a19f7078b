package dev.ingressmap.localstage.execute.call;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Headers that list media types. API Gateway reads only the first of a list. */
public final class MediaTypes {

  public static final String JSON = "application/json";

  private MediaTypes() {}

  /** The first media type, without its parameters. */
  public static String first(String header) {
    int end = 0;
    while (end < header.length() && ",;".indexOf(header.charAt(end)) < 0) {
      end++;
    }
    return header.substring(0, end).strip().toLowerCase(Locale.ROOT);
  }

  /**
   * The type to answer in: the one that the client accepts, else JSON, else the first; null if
   * there are none.
   */
  public static @Nullable String accepted(@Nullable String accept, Set<String> types) {
    String wanted = accept == null ? JSON : first(accept);
    if (types.contains(wanted)) {
      return wanted;
    }
    return types.contains(JSON) ? JSON : types.stream().findFirst().orElse(null);
  }

  /**
   * Whether a header names one of the types, which may end in an asterisk. A type that begins with
   * one, other than the range of all types, is never named: AWS does not support it.
   */
  public static boolean isAmong(List<String> types, @Nullable String header) {
    if (types.isEmpty()) {
      return false;
    }
    String named = header == null ? "" : first(header);
    for (String type : types) {
      if (type.endsWith("/*")) {
        String range = type.equals("*/*") ? "" : type.substring(0, type.length() - 1);
        if (named.startsWith(range.toLowerCase(Locale.ROOT))) {
          return true;
        }
      } else if (!type.startsWith("*/") && type.equalsIgnoreCase(named)) {
        return true;
      }
    }
    return false;
  }
}
