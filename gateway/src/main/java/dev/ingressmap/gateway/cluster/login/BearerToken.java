package dev.ingressmap.gateway.cluster.login;

import dev.ingressmap.gateway.InvalidInput;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The form of a token; messages never show one. */
final class BearerToken {

  private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]+");

  private BearerToken() {}

  /**
   * The token without the line break at its end that files have.
   *
   * @param refusal makes the error of what is wrong with it
   */
  static String checked(String token, Function<String, InvalidInput> refusal) {
    String stripped = token.strip();
    if (!PRINTABLE.matcher(stripped).matches()) {
      throw refusal.apply(stripped.isEmpty() ? "is empty" : "has characters that no token has");
    }
    return stripped;
  }
}
