package dev.ingressmap.localstage.execute;

import dev.ingressmap.localstage.restapi.ApiDefinition;
import dev.ingressmap.localstage.restapi.Integration;
import dev.ingressmap.localstage.restapi.Stage;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;

/** One call of a method of a stage. */
record Invocation(
    CallIds ids,
    ApiDefinition definition,
    Stage stage,
    RouteMatch match,
    Request request,
    Payload body) {

  Invocation with(Payload body) {
    return new Invocation(ids, definition, stage, match, request, body);
  }

  Integration integration() {
    return match.method().integration();
  }

  HttpFields headers() {
    return request.getHeaders();
  }

  /** The query's parameters, decoded. */
  Fields query() {
    try {
      return Request.extractQueryParameters(request);
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new GatewayFailure(GatewayResponse.BAD_REQUEST, "unreadable query: " + e.getMessage());
    }
  }

  /** The values that {@code $context} and {@code context.} expressions can name. */
  Map<String, Object> context() {
    return CallContext.of(this);
  }
}
