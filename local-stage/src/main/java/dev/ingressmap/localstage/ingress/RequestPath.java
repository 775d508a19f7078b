package dev.ingressmap.localstage.ingress;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** The path of a request as nginx reads it for its rules. */
final class RequestPath {

  private RequestPath() {}

  /**
   * Decodes a path.
   *
   * @param path a canonical path, so that nothing is left to resolve
   */
  static String decoded(String path) {
    return path.indexOf('%') < 0
        ? path
        : URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
