package dev.ingressmap.localstage.execute.backend;

import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.GatewayFailure;
import dev.ingressmap.localstage.execute.call.GatewayResponse;
import dev.ingressmap.localstage.execute.call.Headers;
import dev.ingressmap.localstage.execute.call.Overrides;
import dev.ingressmap.localstage.execute.call.RequestSources;
import dev.ingressmap.localstage.mapping.Mapping;
import dev.ingressmap.localstage.mapping.MappingExpression;
import dev.ingressmap.localstage.mapping.Parameter;
import dev.ingressmap.localstage.mapping.Place;
import dev.ingressmap.localstage.mapping.Sources;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.eclipse.jetty.http.HttpFields;

/**
 * The parameters that an integration's mapping sets, and then those of its template.
 *
 * @param path by name, encoded
 * @param query encoded
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html">
 *     Parameter mappings</a>
 */
public record RequestParameters(Map<String, String> path, String query, HttpFields headers) {

  public static RequestParameters of(Call call) {
    Map<String, String> path = new HashMap<>();
    Map<String, List<String>> query = new LinkedHashMap<>();
    Map<String, List<String>> headers = new LinkedHashMap<>();
    Sources sources = new RequestSources(call);
    for (Mapping mapping : call.integration().requestParameters()) {
      List<String> values = mapping.source().values(sources);
      if (values.isEmpty()) {
        continue;
      }
      String name = mapping.parameter().name();
      switch (mapping.parameter().place()) {
        case PATH -> path.put(name, inPath(mapping.source(), values));
        case QUERYSTRING -> query.put(name, values);
        case HEADER -> headers.put(name, List.of(String.join(",", values)));
      }
    }
    Overrides overrides = call.overrides("requestOverride");
    overrides.values("path").forEach((n, values) -> path.put(n, encoded(values)));
    query.putAll(overrides.values("querystring"));
    headers.putAll(overrides.values("header"));
    boolean http = call.integration().type().http();
    return new RequestParameters(path, text(query), fields(headers, http));
  }

  /** The values as a part of a path. Values from a path are encoded already. */
  private static String inPath(MappingExpression source, List<String> values) {
    return source instanceof Parameter parameter && parameter.place() == Place.PATH
        ? values.getFirst()
        : encoded(values);
  }

  /** The values as a part of a path, in which slashes may separate them. */
  private static String encoded(List<String> values) {
    return URLEncoder.encode(String.join(",", values), StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("%2F", "/");
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

  private static HttpFields fields(Map<String, List<String>> headers, boolean http) {
    HttpFields.Mutable fields = HttpFields.build();
    headers.forEach((name, values) -> {
      if (http ? Headers.isReserved(name) : Headers.isReservedOfFunction(name)) {
        throw new GatewayFailure(
            GatewayResponse.API_CONFIGURATION_ERROR, "the mapping sets a reserved header: " + name);
      }
      values.forEach(value -> fields.add(name, value));
    });
    return fields.asImmutable();
  }
}
