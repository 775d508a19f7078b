package dev.ingressmap.localstage.execute.call;

import dev.ingressmap.localstage.model.api.ApiDefinition;
import dev.ingressmap.localstage.model.api.Integration;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;

/**
 * One call of a method of a stage.
 *
 * @param headers of the request, without those of its connection
 */
public record Invocation(
    CallIds ids,
    ApiDefinition definition,
    Map<String, String> stageVariables,
    RouteMatch match,
    Request request,
    HttpFields headers,
    CallContext context,
    Payload body) {

  public Invocation with(Payload body) {
    return new Invocation(ids, definition, stageVariables, match, request, headers, context, body);
  }

  /** How messages for people name the method. */
  public String describe() {
    return "API %s, %s %s"
        .formatted(definition.api().id(), match.method().httpMethod(), match.resource().path());
  }

  public Integration integration() {
    return match.method().integration();
  }

  /** The query's parameters, decoded. */
  public Fields query() {
    try {
      return Request.extractQueryParameters(request);
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new GatewayFailure(GatewayResponse.BAD_REQUEST, "unreadable query: " + e.getMessage());
    }
  }

  /** The values of a parameter of the query, in their order. */
  public List<String> query(String name) {
    return query().getValuesOrEmpty(name);
  }
}
