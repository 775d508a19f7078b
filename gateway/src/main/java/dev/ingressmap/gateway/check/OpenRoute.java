package dev.ingressmap.gateway.check;

import dev.ingressmap.gateway.api.Integration;
import dev.ingressmap.gateway.api.Operation;
import java.util.List;
import java.util.Map;

/** A route that lets everybody in. */
record OpenRoute(Operation operation, Backend backend) {

  /** Whether calls with a method go to it. */
  boolean serves(String method) {
    return operation.key().takes(method);
  }

  /** Whether callers choose the end of the backend's path. */
  boolean endsAsCallersSay() {
    return operation.key().path().endsWith("}") && backend.path().endsWith("}");
  }

  /** Whether an ingress is behind it. Callers can see that it refuses odd paths. */
  boolean leadsToIngress() {
    return operation.source().host() != null
        && operation.integration().type() == Integration.Type.HTTP_PROXY;
  }

  /** Whether API Gateway refuses calls without a valid body. */
  boolean asksForBody() {
    return operation.requestModel() != null;
  }

  /** A path that goes to it. */
  String path(String word) {
    return Variables.filled(operation.key().path(), word);
  }

  /** Ways from below it to a guarded route of the same backend. */
  List<Spelling> waysTo(GuardedRoute route, String word) {
    String path = path(word);
    int levels = (int) backend.path().chars().filter(c -> c == '/').count() - 1;
    return Spelling.between(
        path.substring(0, path.lastIndexOf('/') + 1), levels, route.goal(word), word);
  }

  /** The call with the parameters that the route requires. */
  Call completed(Call call, String word) {
    Call completed = call;
    for (Map.Entry<String, Boolean> parameter : operation.parameters().entrySet()) {
      String[] name = parameter.getKey().split("\\.", 2);
      if (parameter.getValue()) {
        completed =
            switch (name[0]) {
              case "querystring" -> completed.withQuery(name[1], word);
              case "header" -> completed.with(name[1], word);
              default -> completed;
            };
      }
    }
    return completed;
  }

  /** This route, for people, with its owner. */
  @Override
  public String toString() {
    return operation.key() + " of " + operation.source().owner();
  }
}
