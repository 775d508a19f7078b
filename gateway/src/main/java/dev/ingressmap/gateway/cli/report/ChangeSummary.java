package dev.ingressmap.gateway.cli.report;

import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.aws.api.RouteValue.Answer;
import dev.ingressmap.gateway.aws.api.RouteValue.RouteSetting;
import dev.ingressmap.gateway.deploy.access.Access;
import dev.ingressmap.gateway.deploy.access.Routes;
import dev.ingressmap.gateway.deploy.change.Change;
import dev.ingressmap.gateway.deploy.change.Change.Action;
import dev.ingressmap.gateway.deploy.change.Change.Field;
import dev.ingressmap.gateway.deploy.change.Change.Kind;
import dev.ingressmap.gateway.deploy.change.Subject;
import dev.ingressmap.gateway.deploy.change.Subject.Route;
import dev.ingressmap.gateway.route.DeclaredRoute;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The end of a change's line in a plan, after its name: where a route leads and who may call it.
 */
final class ChangeSummary {

  private final Map<Subject, String> owners = new HashMap<>();
  private final Map<Operation.Key, Access> access;

  /**
   * The summaries of the changes to a desired API.
   *
   * @param removed the declarations of routes that it does not have, as far as they are known
   */
  ChangeSummary(DesiredApi desired, Map<Operation.Key, DeclaredRoute> removed) {
    access = Routes.access(desired);
    removed.forEach((key, route) -> owners.put(new Route(key), route.owner()));
    desired
        .operations()
        .forEach((key, operation) -> owners.put(new Route(key), operation.source().owner()));
  }

  String of(Change change) {
    if (change.kind() == Kind.USAGE_PLAN && change.action() == Action.ADD) {
      return values(change, "throttle.*|quota\\.(limit|period)");
    }
    if (change.kind() == Kind.DOMAIN && change.action() != Action.CHANGE) {
      return values(change, "mapping.*|record.*");
    }
    if (change.kind() != Kind.ROUTE || change.access() == null) {
      return "";
    }
    String who = change.access().toString();
    if (change.action() == Action.CHANGE) {
      return who + owner(change.subject());
    }
    String target = target(change);
    // A closed route says so already.
    return (target.startsWith(who) ? target : target + "  " + who) + owner(change.subject());
  }

  /** Some of the added or removed values, by AWS's names. */
  private static String values(Change change, String names) {
    return change.fields().stream()
        .filter(field -> field.name().matches(names))
        .map(field -> field.name() + " " + PlanText.value(field.set()))
        .collect(Collectors.joining(", "));
  }

  private static String target(Change change) {
    for (Field field : change.fields()) {
      if (field.property() == RouteSetting.URI) {
        return "-> " + PlanText.value(field.set());
      }
      if (field.property() instanceof Answer answer && isMock(change)) {
        return answer.status().equals("403") ? "closed: 403" : "answers " + answer.status();
      }
    }
    return "";
  }

  /** Whether API Gateway answers itself. */
  private static boolean isMock(Change change) {
    return change.fields().stream()
        .anyMatch(field -> field.property() == RouteSetting.TYPE && "MOCK".equals(field.set()));
  }

  /** Who may call a route of the desired API, and whose it is. */
  String of(Operation.Key key) {
    Access who = access.get(key);
    return (who == null ? "" : "  " + who) + owner(new Route(key));
  }

  private String owner(Subject subject) {
    String owner = owners.get(subject);
    return owner == null ? "" : "  (" + owner + ")";
  }
}
