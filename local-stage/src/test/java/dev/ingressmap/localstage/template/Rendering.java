package dev.ingressmap.localstage.template;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Renders templates for tests. */
final class Rendering {

  private Rendering() {}

  /** Renders a template for a body, with some parameters. */
  static String render(String template, String body) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Accept", "text/html");
    headers.put("name", "of header");
    Map<String, String> query = new LinkedHashMap<>();
    query.put("q", "it's");
    query.put("name", "of query");
    Map<String, Object> context = new HashMap<>();
    context.put("stage", "v1");
    context.put("identity", Map.of("sourceIp", "127.0.0.1"));
    return MappingTemplate.of(template)
        .render(
            new TemplateInput(
                body, Map.of("id", "7"), query, headers, context, Map.of("colour", "blue")));
  }

  static String render(String template) {
    return render(template, "");
  }
}
