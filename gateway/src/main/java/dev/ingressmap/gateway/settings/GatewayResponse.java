package dev.ingressmap.gateway.settings;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How an answer that API Gateway generates itself is changed.
 *
 * @param status null for AWS's default
 * @param headers name to value, which is used literally unless it is an expression such as {@code
 *     context.requestId}
 * @param bodies by media type
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html">
 *     Gateway response types</a>
 */
public record GatewayResponse(
    @Nullable Integer status, SortedMap<String, String> headers, SortedMap<String, String> bodies) {

  public GatewayResponse {
    headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    bodies = Collections.unmodifiableSortedMap(new TreeMap<>(bodies));
  }

  /** The headers as API Gateway's parameters: name to expression. */
  public Map<String, String> parameters() {
    SortedMap<String, String> parameters = new TreeMap<>();
    headers.forEach((name, value) ->
        parameters.put(
            "gatewayresponse.header." + name,
            value.matches("(context|method\\.request)\\..+") ? value : "'" + value + "'"));
    return parameters;
  }
}
