package dev.ingressmap.defaultbackend;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A media range of an Accept header (RFC 9110, 12.5.1), such as {@code text/*;q=0.5}.
 *
 * @param name type and subtype in lower case
 * @param specificity higher for a range that names a type more exactly
 * @param weight q, in thousandths
 */
record MediaRange(String name, int specificity, int weight) {

  private static final Pattern WEIGHT = Pattern.compile("0(\\.[0-9]{0,3})?|1(\\.0{0,3})?");
  private static final Pattern OUR_CHARSET = Pattern.compile("charset=\"?utf-8\"?");

  /** Parses the parts between the semicolons; null if they are not a media range. */
  static @Nullable MediaRange of(List<String> parts) {
    int weight = 1000;
    boolean narrowed = false;
    for (String part : parts.subList(1, parts.size())) {
      String parameter = part.toLowerCase(Locale.ROOT);
      if (parameter.startsWith("q=")) {
        String q = parameter.substring(2);
        if (!WEIGHT.matcher(q).matches()) {
          return null;
        }
        weight = Math.round(Float.parseFloat(q) * 1000);
      } else {
        narrowed |= !parameter.isEmpty() && !OUR_CHARSET.matcher(parameter).matches();
      }
    }
    String name = parts.getFirst().toLowerCase(Locale.ROOT);
    return new MediaRange(name, specificity(name, narrowed), weight);
  }

  boolean matches(String mediaType) {
    return switch (specificity) {
      case 0 -> true;
      case 1 -> mediaType.startsWith(name.substring(0, name.length() - 1));
      default -> mediaType.equals(name);
    };
  }

  /** A parameter that our types lack makes a range fit them less well than the bare name. */
  private static int specificity(String name, boolean narrowed) {
    if (name.equals("*/*")) {
      return 0;
    }
    if (name.endsWith("/*")) {
      return 1;
    }
    return narrowed ? 2 : 3;
  }
}
