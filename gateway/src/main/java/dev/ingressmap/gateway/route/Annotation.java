package dev.ingressmap.gateway.route;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** An annotation by which a team says how its Ingress is in the API. */
public enum Annotation {
  EXPOSE("\"true\", \"false\"", "\"true\"", "Whether the Ingress's routes are in the API."),
  METHODS(
      "ANY, or some of GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS",
      "ANY; GET for integration http",
      "The methods that callers may use, separated by commas."),
  INTEGRATION(
      "http_proxy, http",
      "http_proxy",
      "How API Gateway calls the backend. http passes the body through, but none of the client's"
          + " headers or query."),
  TIMEOUT_MS(
      "\"50\" to \"29000\", with stream to \"900000\"",
      "\"29000\"",
      "How many milliseconds the backend has for its answer."),
  STREAM(
      "\"true\", \"false\"",
      "\"false\"",
      "Whether clients get the answer as it arrives, such as server-sent events."),
  AUTHORIZATION("NONE, AWS_IAM", "NONE", "Whether callers have to sign."),
  AUTHORIZER("a name", "none", "The authorizer of gateway.yaml that decides who may call."),
  AUTHORIZATION_SCOPES(
      "scopes, separated by commas",
      "any",
      "With a Cognito authorizer: a token must have one of these, such as orders/read."),
  API_KEY_REQUIRED("\"true\", \"false\"", "\"false\"", "Whether callers need an API key."),
  CORS(
      "\"true\", \"false\"", "\"false\"", "Whether pages of the origins in gateway.yaml may call."),
  PARAMETERS(
      "querystring:NAME and header:NAME, separated by commas",
      "none",
      "A call without one of these is answered 400, unless its name ends in ?. Integration http"
          + " passes these on."),
  REQUEST_MODEL(
      "a name", "any body", "The model of gateway.yaml that JSON bodies must match, else 400."),
  RESERVE(
      "\"true\", \"false\"",
      "\"false\"",
      "Whether no other namespace may have routes at or below these paths."),
  GUESTS(
      "names of namespaces, separated by commas",
      "none",
      "The namespaces that may have routes there, although the paths are reserved or protected.");

  private final String values;
  private final String otherwise;
  private final String description;

  Annotation(String values, String otherwise, String description) {
    this.values = values;
    this.otherwise = otherwise;
    this.description = description;
  }

  /** The names, without their prefix. */
  static List<String> names() {
    return Stream.of(values()).map(Annotation::key).toList();
  }

  /** The name without its prefix. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What its value can be, in words. */
  public String allowed() {
    return values;
  }

  /** What holds without it. */
  public String otherwise() {
    return otherwise;
  }

  /** A sentence. */
  public String description() {
    return description;
  }
}
