package dev.ingressmap.gateway.api;

import dev.ingressmap.gateway.settings.Host.VpcLink;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How API Gateway calls the backend of an operation, or answers in its place.
 *
 * @param method the HTTP method of the call; {@code ANY} means the client's; null without a backend
 * @param uri null without a backend
 * @param timeoutMillis 50 to 29,000 ms
 * @param requestParameters integration parameter to the method parameter or constant it is set from
 * @param requestTemplates by media type, the body for the backend, made from the client's
 * @param responses the mapping of the backend's answers, except for {@link Type#HTTP_PROXY}
 * @param link the way into a VPC, null for the internet
 * @param trustsAnyCertificate whether the backend's certificate is not checked
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html">
 *     x-amazon-apigateway-integration</a>
 */
public record Integration(
    Type type,
    @Nullable String method,
    @Nullable String uri,
    int timeoutMillis,
    Map<String, String> requestParameters,
    Map<String, String> requestTemplates,
    List<Response> responses,
    @Nullable VpcLink link,
    boolean trustsAnyCertificate) {

  static final int LONGEST_TIMEOUT_MILLIS = 29_000;

  private static final String JSON = "application/json";

  /** The answer that API Gateway gives if there is no method. */
  static final Integration CLOSED =
      mock(
          "403",
          List.of(
              new Response(
                  null,
                  "403",
                  Map.of(),
                  Map.of(JSON, "{\"message\":\"Missing Authentication Token\"}"))));

  public Integration {
    requestParameters = Map.copyOf(requestParameters);
    requestTemplates = Map.copyOf(requestTemplates);
    responses = List.copyOf(responses);
  }

  /** API Gateway answers by itself. */
  static Integration mock(String status, List<Response> responses) {
    return new Integration(
        Type.MOCK,
        null,
        null,
        LONGEST_TIMEOUT_MILLIS,
        Map.of(),
        Map.of(JSON, "{\"statusCode\": " + status + "}"),
        responses,
        null,
        false);
  }

  /** A body that no template fits must not get past a mock's own answer. */
  public String passthroughBehavior() {
    return type == Type.MOCK ? "NEVER" : "WHEN_NO_MATCH";
  }

  /** Templates read text, but if all media types are binary, no body is text. */
  public @Nullable String contentHandling() {
    return type == Type.MOCK ? "CONVERT_TO_TEXT" : null;
  }

  /** The same with another text in place of a variable of its URI. */
  Integration withVariable(String name, String text) {
    return with(uri == null ? null : uri.replace("{" + name + "}", text), requestParameters);
  }

  /** The same without a parameter, such as {@code path.id}. */
  Integration without(String parameter) {
    Map<String, String> others = new HashMap<>(requestParameters);
    others.remove("integration.request." + parameter);
    return with(uri, others);
  }

  private Integration with(@Nullable String calling, Map<String, String> passing) {
    return new Integration(
        type,
        method,
        calling,
        timeoutMillis,
        passing,
        requestTemplates,
        responses,
        link,
        trustsAnyCertificate);
  }

  /** The backend of an operation. */
  public enum Type {
    /** Status by selection pattern, no header or query unless mapped. */
    HTTP,
    /** Request and response as they are. */
    HTTP_PROXY,
    /** A Lambda function that gets requests as they are. */
    AWS_PROXY,
    /** API Gateway itself. */
    MOCK
  }

  /**
   * The answer that the client gets for some of the backend's.
   *
   * @param selectionPattern a regular expression over the backend's status; null takes the rest
   * @param headers that it has in addition to those that pass
   * @param templates by media type, the body
   */
  public record Response(
      @Nullable String selectionPattern,
      String status,
      Map<String, String> headers,
      Map<String, String> templates) {

    public Response {
      headers = Map.copyOf(headers);
      templates = Map.copyOf(templates);
    }

    Response(@Nullable String selectionPattern, String status) {
      this(selectionPattern, status, Map.of(), Map.of());
    }

    /** The headers as API Gateway's parameters: name to expression. */
    public Map<String, String> parameters() {
      return headers.entrySet().stream()
          .collect(
              Collectors.toMap(
                  header -> "method.response.header." + header.getKey(),
                  header -> "'" + header.getValue() + "'"));
    }
  }
}
