package dev.ingressmap.localstage.model;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import java.util.Set;

/** The HTTP methods that a method or an integration can be declared for. */
public final class HttpMethods {

  private static final Set<String> VALID =
      Set.of("GET", "PUT", "POST", "DELETE", "PATCH", "OPTIONS", "HEAD", "ANY");

  private HttpMethods() {}

  public static String valid(String httpMethod) {
    if (!VALID.contains(httpMethod)) {
      throw badRequest(
          "Invalid HttpMethod specified. Valid options are GET,PUT,POST,DELETE,PATCH,OPTIONS,HEAD,ANY");
    }
    return httpMethod;
  }
}
