package dev.ingressmap.localstage.openapi;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The vocabulary of paths in documents. */
final class PathItem {

  static final String ANY_METHOD = "x-amazon-apigateway-any-method";

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch");
  private static final Set<String> DESCRIPTIONS =
      Set.of("parameters", "servers", "summary", "description");

  private PathItem() {}

  /** The HTTP method of an operation's field, or null if the field is none. */
  static @Nullable String httpMethod(String field) {
    if (field.equals(ANY_METHOD)) {
      return "ANY";
    }
    return METHODS.contains(field.toLowerCase(Locale.ROOT)) ? field.toUpperCase(Locale.ROOT) : null;
  }

  /** The field of an operation. */
  static String field(String httpMethod) {
    return httpMethod.equals("ANY") ? ANY_METHOD : httpMethod.toLowerCase(Locale.ROOT);
  }

  /** Whether a field is none of an operation and rightly so. */
  static boolean describes(String field) {
    return DESCRIPTIONS.contains(field) || field.startsWith("x-");
  }

  static List<String> parts(String path) {
    return Stream.of(path.split("/", -1)).filter(part -> !part.isEmpty()).toList();
  }
}
