package dev.ingressmap.localstage.openapi.document;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of a path's fields in documents. */
public final class PathItem {

  /** Fields of a path that API Gateway does not use. */
  public static final Set<String> DESCRIPTIONS = Set.of("servers", "summary", "description");

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch");

  private PathItem() {}

  /** The HTTP method of an operation's field; null if the field is not an operation. */
  public static @Nullable String httpMethod(String field) {
    if (field.equals(Extension.ANY_METHOD)) {
      return "ANY";
    }
    return METHODS.contains(field.toLowerCase(Locale.ROOT)) ? field.toUpperCase(Locale.ROOT) : null;
  }

  /** The field for an HTTP method. */
  public static String field(String httpMethod) {
    return httpMethod.equals("ANY") ? Extension.ANY_METHOD : httpMethod.toLowerCase(Locale.ROOT);
  }

  /** The segments of a path; leading and trailing slashes are ignored. */
  public static List<String> parts(String path) {
    int start = path.startsWith("/") ? 1 : 0;
    int end = path.length() > start && path.endsWith("/") ? path.length() - 1 : path.length();
    return start == end ? List.of() : List.of(path.substring(start, end).split("/", -1));
  }
}
