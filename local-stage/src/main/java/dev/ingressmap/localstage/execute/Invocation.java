package dev.ingressmap.localstage.execute;

import dev.ingressmap.localstage.restapi.ApiDefinition;
import dev.ingressmap.localstage.restapi.Integration;
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
record Invocation(
    CallIds ids,
    ApiDefinition definition,
    Map<String, String> stageVariables,
    RouteMatch match,
    Request request,
    HttpFields headers,
    CallContext context,
    Payload body) {

  Invocation with(Payload body) {
    return new Invocation(ids, definition, stageVariables, match, request, headers, context, body);
  }

  /** How messages for people name the method. */
  String describe() {
    return "API %s, %s %s"
        .formatted(definition.api().id(), match.method().httpMethod(), match.resource().path());
  }

  Integration integration() {
    return match.method().integration();
  }

  /** The query's parameters, decoded. */
  Fields query() {
    try {
      return Request.extractQueryParameters(request);
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new GatewayFailure(GatewayResponse.BAD_REQUEST, "unreadable query: " + e.getMessage());
    }
  }

  /** The values of a parameter of the query, in their order. */
  List<String> query(String name) {
    return query().getValuesOrEmpty(name);
  }
}
