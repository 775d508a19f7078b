package dev.ingressmap.localstage.execute.integrate;

import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.GatewayFailure;
import dev.ingressmap.localstage.execute.call.GatewayResponse;
import dev.ingressmap.localstage.execute.call.Headers;
import dev.ingressmap.localstage.execute.call.Overrides;
import dev.ingressmap.localstage.execute.call.RequestSource;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.eclipse.jetty.http.HttpFields;

/**
 * The parameters that an integration's mapping, and then its template, set.
 *
 * @param path by name, encoded
 * @param query encoded
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html">
 *     Parameter mappings</a>
 */
record RequestParameters(Map<String, String> path, String query, HttpFields headers) {

  static RequestParameters of(Call call) {
    Map<String, String> path = new HashMap<>();
    Map<String, List<String>> query = new LinkedHashMap<>();
    Map<String, List<String>> headers = new LinkedHashMap<>();
    call.integration()
        .requestParameters()
        .forEach((target, source) -> {
          String name = target.substring("integration.request.".length());
          List<String> values = RequestSource.values(source, call);
          if (values.isEmpty()) {
            return;
          }
          if (name.startsWith("path.")) {
            path.put(name.substring("path.".length()), RequestSource.inPath(source, values));
          } else if (name.startsWith("querystring.")) {
            query.put(name.substring("querystring.".length()), values);
          } else if (name.startsWith("header.")) {
            headers.put(name.substring("header.".length()), List.of(String.join(",", values)));
          }
        });
    Overrides overrides = call.overrides("requestOverride");
    overrides.values("path").forEach((n, values) -> path.put(n, RequestSource.encoded(values)));
    query.putAll(overrides.values("querystring"));
    headers.putAll(overrides.values("header"));
    return new RequestParameters(path, text(query), fields(headers));
  }

  private static String text(Map<String, List<String>> query) {
    StringJoiner text = new StringJoiner("&");
    query.forEach((name, values) -> values.forEach(value -> text.add(pair(name, value))));
    return text.toString();
  }

  private static String pair(String name, String value) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8)
        + "="
        + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static HttpFields fields(Map<String, List<String>> headers) {
    HttpFields.Mutable fields = HttpFields.build();
    headers.forEach((name, values) -> {
      if (Headers.isReserved(name)) {
        throw new GatewayFailure(
            GatewayResponse.API_CONFIGURATION_ERROR, "the mapping sets a reserved header: " + name);
      }
      values.forEach(value -> fields.add(name, value));
    });
    return fields.asImmutable();
  }
}
