package dev.ingressmap.gateway.api;

import dev.ingressmap.gateway.ingress.Exposure.IntegrationType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How API Gateway calls the backend of an operation.
 *
 * @param method the HTTP method of the call; {@code ANY} means the client's
 * @param timeoutMillis 50 to 29,000 ms
 * @param requestParameters integration parameter to the method parameter or constant it is set from
 * @param responses for {@link IntegrationType#HTTP}, what becomes of the backend's answers
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html">
 *     x-amazon-apigateway-integration</a>
 */
public record Integration(
    IntegrationType type,
    String method,
    String uri,
    int timeoutMillis,
    Map<String, String> requestParameters,
    List<Response> responses) {

  public Integration {
    requestParameters = Map.copyOf(requestParameters);
    responses = List.copyOf(responses);
  }

  /**
   * The status that the client gets for some of the backend's.
   *
   * @param selectionPattern a regular expression over the backend's status; null takes the rest
   */
  public record Response(@Nullable String selectionPattern, String status) {}
}
