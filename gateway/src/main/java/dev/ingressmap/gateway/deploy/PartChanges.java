package dev.ingressmap.gateway.deploy;

import dev.ingressmap.gateway.Property;
import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.aws.api.RouteValue.RouteSetting;
import dev.ingressmap.gateway.deploy.access.Routes;
import dev.ingressmap.gateway.deploy.api.Plan;
import dev.ingressmap.gateway.deploy.change.Change;
import dev.ingressmap.gateway.deploy.change.Change.Action;
import dev.ingressmap.gateway.deploy.change.Change.Kind;
import dev.ingressmap.gateway.deploy.change.Differences;
import dev.ingressmap.gateway.deploy.change.NamedValues;
import dev.ingressmap.gateway.deploy.change.Subject;
import dev.ingressmap.gateway.deploy.change.Subject.Resource;
import dev.ingressmap.gateway.deploy.change.Subject.Route;
import dev.ingressmap.gateway.deploy.change.Subject.Thing;
import dev.ingressmap.gateway.settings.Api;
import dev.ingressmap.gateway.settings.Split;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows the changes of the APIs of a map's parts as the changes of one API. */
final class PartChanges {

  private final List<Change> changes = new ArrayList<>();
  private final Map<Operation.Key, Added> added = new HashMap<>();
  private final Map<Operation.Key, Change> removed = new HashMap<>();

  /** An added route, with the title of its API. */
  private record Added(Change change, String api) {}

  private PartChanges(List<Plan> plans) {
    plans.forEach(plan -> index(plan, plan.desired().settings().api()));
    plans.forEach(plan -> add(plan, plan.desired().settings().api()));
  }

  /** The changes by the paths that callers know. A route that moves between APIs is one change. */
  static List<Change> of(List<Plan> plans) {
    return new PartChanges(plans).changes;
  }

  private void index(Plan plan, Api api) {
    for (Change change : plan.changes()) {
      if (whole(change, api) instanceof Route route) {
        if (change.action() == Action.ADD) {
          added.put(route.key(), new Added(change, api.title()));
        } else if (change.action() == Action.REMOVE) {
          removed.put(route.key(), change);
        }
      }
    }
  }

  private void add(Plan plan, Api api) {
    for (Change change : plan.changes()) {
      Subject subject = whole(change, api);
      if (!(subject instanceof Route route)) {
        changes.add(change.of(subject));
      } else if (change.action() == Action.REMOVE && added.containsKey(route.key())) {
        moved(route, api, change, added.get(route.key())).ifPresent(changes::add);
      } else if (change.action() != Action.ADD || !removed.containsKey(route.key())) {
        changes.add(change.of(route));
      }
    }
  }

  private static Optional<Change> moved(Route route, Api from, Change here, Added there) {
    Map<Property, String> live = new HashMap<>(Map.of(RouteSetting.API, from.title()));
    here.fields().forEach(field -> NamedValues.put(live, field.property(), field.from()));
    Map<Property, String> desired = new HashMap<>(Map.of(RouteSetting.API, there.api()));
    there
        .change()
        .fields()
        .forEach(field -> NamedValues.put(desired, field.property(), field.to()));
    return Differences.between(Kind.ROUTE, route, live, desired);
  }

  /** The subject of a part's change, as a subject of the whole map. */
  private static Subject whole(Change change, Api api) {
    boolean ofTheApi = change.kind() == Kind.API || change.kind() == Kind.PROTECTION;
    if (api.split().isNone() || ofTheApi) {
      return change.subject();
    }
    if (change.subject() instanceof Route route) {
      return new Route(Routes.whole(api.part(), route.key()));
    }
    return change.subject() instanceof Resource resource
        ? new Resource(Split.whole(api.part(), resource.text()))
        : new Thing(change.name() + " of " + api.title());
  }
}
