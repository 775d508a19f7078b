package dev.ingressmap.localstage.execute;

import dev.ingressmap.localstage.restapi.IntegrationResponse;
import dev.ingressmap.localstage.template.JsonDocument;
import dev.ingressmap.localstage.template.Rendered;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** Turns what an integration gave into the answer of the method, by its integration responses. */
final class IntegrationResponses {

  private static final String BACKEND_BODY = "integration.response.body";
  private static final String BACKEND_HEADER = "integration.response.header.";
  private static final String BACKEND_HEADERS = "integration.response.multivalueheader.";
  private static final String HEADER = "method.response.header.";

  private IntegrationResponses() {}

  /**
   * The answer to a call.
   *
   * @param outcome what selection patterns are matched against: a backend's status
   */
  static ClientAnswer answer(Invocation call, String outcome, HttpFields headers, Payload body) {
    IntegrationResponse response = select(call, outcome);
    Payload converted =
        body.converted(
            call.headers().get(HttpHeader.ACCEPT),
            call.definition().api().binaryMediaTypes(),
            response.contentHandling());
    Map.@Nullable Entry<String, String> template = template(call, response.responseTemplates());
    HttpFields.Mutable toClient = HttpFields.build();
    toClient.put(HttpHeader.CONTENT_TYPE, template == null ? MediaTypes.JSON : template.getKey());
    response
        .responseParameters()
        .forEach((target, source) ->
            values(source, call, headers, body)
                .forEach(value -> set(toClient, target.substring(HEADER.length()), value)));
    int status = Integer.parseInt(response.statusCode());
    // An empty template is the walk-through's way to say: as it is.
    if (template == null || template.getValue().isEmpty()) {
      return new ClientAnswer(status, toClient, converted);
    }
    Rendered rendered = Templates.render(template.getValue(), call, converted);
    rendered.responseHeaders().forEach((name, value) -> set(toClient, name, value));
    return new ClientAnswer(
        rendered.responseStatus().orElse(status), toClient, Payload.of(rendered.text()));
  }

  private static void set(HttpFields.Mutable toClient, String name, String value) {
    if (name.equalsIgnoreCase(HttpHeader.CONTENT_TYPE.asString())) {
      toClient.remove(HttpHeader.CONTENT_TYPE);
    }
    Headers.map(toClient, name, value);
  }

  private static IntegrationResponse select(Invocation call, String outcome) {
    @Nullable IntegrationResponse otherwise = null;
    for (IntegrationResponse response : call.integration().integrationResponses().values()) {
      String pattern = response.selectionPattern();
      if (pattern == null || pattern.isEmpty()) {
        otherwise = response;
      } else if (Pattern.matches(pattern, outcome)) {
        return response;
      }
    }
    if (otherwise == null) {
      throw new GatewayFailure(
          GatewayResponse.API_CONFIGURATION_ERROR,
          "no integration response matches " + outcome + ", and none is the default");
    }
    return otherwise;
  }

  private static Map.@Nullable Entry<String, String> template(
      Invocation call, Map<String, String> templates) {
    if (templates.isEmpty()) {
      return null;
    }
    @Nullable String accept = call.headers().get(HttpHeader.ACCEPT);
    String wanted = accept == null ? MediaTypes.JSON : MediaTypes.first(accept);
    String type =
        templates.containsKey(wanted)
            ? wanted
            : templates.containsKey(MediaTypes.JSON)
                ? MediaTypes.JSON
                : templates.keySet().iterator().next();
    return Map.entry(type, String.valueOf(templates.get(type)));
  }

  private static List<String> values(
      String source, Invocation call, HttpFields headers, Payload body) {
    if (source.startsWith("'")) {
      return List.of(Expressions.literal(source));
    }
    if (source.startsWith(BACKEND_HEADER)) {
      String value = headers.get(source.substring(BACKEND_HEADER.length()));
      return value == null ? List.of() : List.of(value);
    }
    if (source.startsWith(BACKEND_HEADERS)) {
      return headers.getValuesList(source.substring(BACKEND_HEADERS.length()));
    }
    if (source.startsWith(BACKEND_BODY)) {
      String text = body.text();
      String path = source.substring(BACKEND_BODY.length());
      String value = path.isEmpty() ? text : JsonDocument.find(text, "$" + path);
      return value == null ? List.of() : List.of(value);
    }
    return Expressions.shared(source, call);
  }
}
