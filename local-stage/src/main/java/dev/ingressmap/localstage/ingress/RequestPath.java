package dev.ingressmap.localstage.ingress;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** The path of a request as nginx reads it, for the rules. */
final class RequestPath {

  private RequestPath() {}

  /**
   * The path decoded.
   *
   * @param path a canonical one, so that nothing is left to resolve
   */
  static String decoded(String path) {
    return path.indexOf('%') < 0
        ? path
        : URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
