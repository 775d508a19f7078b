package dev.ingressmap.gateway.settings;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What API Gateway answers by itself in one kind of case.
 *
 * @param status null for AWS's own
 * @param headers name to a value, which is taken literally unless it is an expression such as
 *     {@code context.requestId}
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
