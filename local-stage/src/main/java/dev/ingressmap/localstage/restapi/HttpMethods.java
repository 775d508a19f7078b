package dev.ingressmap.localstage.restapi;

import static dev.ingressmap.localstage.restapi.ApiGatewayException.badRequest;

import java.util.Set;

/** The HTTP methods that a method or an integration can be declared for. */
final class HttpMethods {

  private static final Set<String> VALID =
      Set.of("GET", "PUT", "POST", "DELETE", "PATCH", "OPTIONS", "HEAD", "ANY");

  private HttpMethods() {}

  static String valid(String httpMethod) {
    if (!VALID.contains(httpMethod)) {
      throw badRequest(
          "Invalid HttpMethod specified. Valid options are GET,PUT,POST,DELETE,PATCH,OPTIONS,HEAD,ANY");
    }
    return httpMethod;
  }
}
