package dev.ingressmap.localstage.model;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import java.util.List;

/** The HTTP methods that a method or an integration can be declared for. */
public final class HttpMethods {

  /** The methods that {@code ANY} stands for. */
  public static final List<String> VERBS =
      List.of("GET", "PUT", "POST", "DELETE", "PATCH", "OPTIONS", "HEAD");

  private static final String ANY = "ANY";

  private HttpMethods() {}

  public static String valid(String httpMethod) {
    if (!VERBS.contains(httpMethod) && !httpMethod.equals(ANY)) {
      throw badRequest(
          "Invalid HttpMethod specified. Valid options are " + String.join(",", VERBS) + "," + ANY);
    }
    return httpMethod;
  }
}
