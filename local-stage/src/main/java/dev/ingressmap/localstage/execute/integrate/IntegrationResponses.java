package dev.ingressmap.localstage.execute.integrate;

import dev.ingressmap.localstage.execute.backend.BackendAnswer;
import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.ClientAnswer;
import dev.ingressmap.localstage.execute.call.GatewayFailure;
import dev.ingressmap.localstage.execute.call.GatewayResponse;
import dev.ingressmap.localstage.execute.call.Headers;
import dev.ingressmap.localstage.execute.call.MediaTypes;
import dev.ingressmap.localstage.execute.call.Overrides;
import dev.ingressmap.localstage.execute.call.Payload;
import dev.ingressmap.localstage.http.Shortened;
import dev.ingressmap.localstage.model.api.IntegrationResponse;
import dev.ingressmap.localstage.program.Deadline;
import dev.ingressmap.localstage.program.Expression;
import java.util.regex.PatternSyntaxException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** Turns the result of an integration into the method's response, by its integration responses. */
final class IntegrationResponses {

  private IntegrationResponses() {}

  static ClientAnswer answer(Call call, BackendAnswer answer) {
    return answer(call, answer, Integer.toString(answer.status()));
  }

  /**
   * The method's response.
   *
   * @param outcome what the patterns are matched against: a backend's status, or the error of a
   *     function
   */
  static ClientAnswer answer(Call call, BackendAnswer answer, String outcome) {
    IntegrationResponse response = select(call, outcome);
    call.log().fact("Integration response", () -> told(response, outcome));
    HttpFields.Mutable headers = HttpFields.build();
    headers.put(HttpHeader.CONTENT_TYPE, MediaTypes.JSON);
    Payload body = ContentConversion.ofResponse(call, answer, response.contentHandling());
    @Nullable String type =
        MediaTypes.accepted(call.headers().get(HttpHeader.ACCEPT), response.templates().keySet());
    if (type != null) {
      headers.put(HttpHeader.CONTENT_TYPE, type);
      String template = String.valueOf(response.templates().get(type));
      // AWS's walk-through sets an empty template to pass the body unchanged.
      if (!template.isEmpty()) {
        body = Payload.of(Templates.render("response template " + type, template, call, body));
      }
    }
    Headers.mapForClient(headers, response.responseParameters(), new ResponseSources(call, answer));
    Overrides overrides = call.overrides("responseOverride");
    overrides
        .values("header")
        .forEach((name, values) -> Headers.setForClient(headers, name, values));
    int status = overrides.status().orElseGet(() -> Integer.parseInt(response.statusCode()));
    return new ClientAnswer(status, headers, body);
  }

  private static String told(IntegrationResponse response, String outcome) {
    String pattern = response.selectionPattern();
    return pattern == null || pattern.isEmpty()
        ? response.statusCode() + ", the default"
        : "%s, since \"%s\" matches %s"
            .formatted(response.statusCode(), Shortened.of(outcome), pattern);
  }

  /** The first response whose pattern matches, or else the default response. */
  private static IntegrationResponse select(Call call, String outcome) {
    @Nullable IntegrationResponse otherwise = null;
    for (IntegrationResponse response : call.integration().integrationResponses().values()) {
      String pattern = response.selectionPattern();
      if (pattern == null || pattern.isEmpty()) {
        otherwise = otherwise == null ? response : otherwise;
      } else if (matches(pattern, outcome, call)) {
        return response;
      }
    }
    if (otherwise == null) {
      throw new GatewayFailure(
          GatewayResponse.API_CONFIGURATION_ERROR,
          "no integration response matches \""
              + Shortened.of(outcome)
              + "\", and there is no default");
    }
    return otherwise;
  }

  private static boolean matches(String pattern, String outcome, Call call) {
    Deadline.current().begin("selection pattern " + pattern);
    try {
      return Expression.of(pattern).matches(outcome);
    } catch (PatternSyntaxException e) {
      throw new GatewayFailure(
          GatewayResponse.API_CONFIGURATION_ERROR,
          call.describe() + ", selection pattern " + pattern + ": " + e.getDescription());
    }
  }
}
