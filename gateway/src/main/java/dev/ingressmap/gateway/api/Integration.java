package dev.ingressmap.gateway.api;

import dev.ingressmap.gateway.settings.Host.VpcLink;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How API Gateway calls the backend of an operation, or answers without one.
 *
 * @param method the HTTP method of the call; {@code ANY} means the client's; null if there is no
 *     backend
 * @param uri null if there is no backend
 * @param timeoutMillis 50 to 29,000 ms, or to 900,000 if it streams
 * @param streams whether the client gets the answer as it arrives
 * @param requestParameters integration parameter to the method parameter or constant it is set from
 * @param cacheKeys the method parameters that tell answers apart which a stage caches, sorted
 * @param requestTemplates by media type, the template for the backend's body
 * @param responses the mapping of the backend's answers, except for {@link Type#HTTP_PROXY}
 * @param link the VPC link; null for the internet
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
    boolean streams,
    Map<String, String> requestParameters,
    List<String> cacheKeys,
    Map<String, String> requestTemplates,
    List<Response> responses,
    @Nullable VpcLink link,
    boolean trustsAnyCertificate) {

  public static final int LONGEST_TIMEOUT_MILLIS = 29_000;

  private static final String JSON = "application/json";

  /** The answer that API Gateway gives to an unknown method. */
  public static final Integration CLOSED =
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
    cacheKeys = cacheKeys.stream().sorted().toList();
    requestTemplates = Map.copyOf(requestTemplates);
    responses = List.copyOf(responses);
  }

  /** An integration in which API Gateway answers itself. */
  public static Integration mock(String status, List<Response> responses) {
    return new Integration(
        Type.MOCK,
        null,
        null,
        LONGEST_TIMEOUT_MILLIS,
        false,
        Map.of(),
        List.of(),
        Map.of(JSON, "{\"statusCode\": " + status + "}"),
        responses,
        null,
        false);
  }

  /** A body that matches no template must not bypass a mock's own answer. */
  public String passthroughBehavior() {
    return type == Type.MOCK ? "NEVER" : "WHEN_NO_MATCH";
  }

  /** Templates read text, but no body is text if all media types are binary. */
  public @Nullable String contentHandling() {
    return type == Type.MOCK ? "CONVERT_TO_TEXT" : null;
  }

  /** This integration, with a text in place of a variable of its URI. */
  Integration withVariable(String name, String text) {
    return with(
        uri == null ? null : uri.replace("{" + name + "}", text), requestParameters, cacheKeys);
  }

  /** This integration without a parameter, such as {@code path.id}. */
  Integration without(String parameter) {
    Map<String, String> others = new HashMap<>(requestParameters);
    others.remove("integration.request." + parameter);
    List<String> keys =
        cacheKeys.stream().filter(key -> !key.equals("method.request." + parameter)).toList();
    return with(uri, others, keys);
  }

  private Integration with(
      @Nullable String calling, Map<String, String> passing, List<String> keys) {
    return new Integration(
        type,
        method,
        calling,
        timeoutMillis,
        streams,
        passing,
        keys,
        requestTemplates,
        responses,
        link,
        trustsAnyCertificate);
  }

  /** The kind of backend. */
  public enum Type {
    /**
     * The status is chosen by a selection pattern; no header or query passes unless it is mapped.
     */
    HTTP,
    /** Request and response pass unchanged. */
    HTTP_PROXY,
    /** A Lambda function that gets requests unchanged. */
    AWS_PROXY,
    /** API Gateway itself. */
    MOCK
  }

  /**
   * The client's answer for some of the backend's answers.
   *
   * @param selectionPattern a regular expression for the backend's status; null for all other
   *     statuses
   * @param headers that are set in addition to those that pass
   * @param templates by media type, the template for the body
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

    public Response(@Nullable String selectionPattern, String status) {
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
