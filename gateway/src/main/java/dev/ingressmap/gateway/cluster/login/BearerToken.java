package dev.ingressmap.gateway.cluster.login;

import dev.ingressmap.gateway.InvalidInput;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Checks the form of a token. Messages never show a token. */
final class BearerToken {

  private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]+");

  private BearerToken() {}

  /**
   * The token without the line break at the end of a file.
   *
   * @param refusal creates the error from a message
   */
  static String checked(String token, Function<String, InvalidInput> refusal) {
    String stripped = token.strip();
    if (!PRINTABLE.matcher(stripped).matches()) {
      throw refusal.apply(stripped.isEmpty() ? "is empty" : "has characters that no token has");
    }
    return stripped;
  }
}
