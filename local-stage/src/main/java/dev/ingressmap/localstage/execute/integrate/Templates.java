package dev.ingressmap.localstage.execute.integrate;

import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.GatewayFailure;
import dev.ingressmap.localstage.execute.call.GatewayResponse;
import dev.ingressmap.localstage.execute.call.Payload;
import dev.ingressmap.localstage.execute.story.Part;
import dev.ingressmap.localstage.program.Deadline;
import dev.ingressmap.localstage.template.InvalidTemplate;
import dev.ingressmap.localstage.template.MappingTemplate;
import dev.ingressmap.localstage.template.TemplateInput;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.util.Fields;

/** Renders the mapping templates of a call. */
final class Templates {

  private Templates() {}

  /**
   * Renders a template for a call.
   *
   * @param name of the template, for people who look for an error
   * @param body the body of the message that the template maps
   */
  static String render(String name, String template, Call call, Payload body) {
    Deadline.current().begin(name);
    call.log().part(() -> new Part("Template: " + name, template));
    try {
      String rendered = MappingTemplate.of(template).render(input(call, body));
      call.log().part(() -> new Part("Rendered: " + name, rendered));
      return rendered;
    } catch (InvalidTemplate e) {
      throw new GatewayFailure(
          GatewayResponse.API_CONFIGURATION_ERROR,
          call.describe() + ", " + name + ": " + e.getMessage());
    }
  }

  private static TemplateInput input(Call call, Payload body) {
    Map<String, String> query = new LinkedHashMap<>();
    for (Fields.Field field : call.query()) {
      query.put(field.getName(), field.getValues().getLast());
    }
    Map<String, String> headers = new LinkedHashMap<>();
    for (HttpField header : call.headers()) {
      headers.putIfAbsent(header.getName(), header.getValue());
    }
    return new TemplateInput(
        body.text(),
        call.match().pathParameters(),
        query,
        headers,
        call.values(),
        call.stageVariables());
  }
}
