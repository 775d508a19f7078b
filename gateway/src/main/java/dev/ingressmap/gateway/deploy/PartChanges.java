package dev.ingressmap.gateway.deploy;

import dev.ingressmap.gateway.deploy.api.Plan;
import dev.ingressmap.gateway.deploy.change.Change;
import dev.ingressmap.gateway.deploy.change.Change.Action;
import dev.ingressmap.gateway.deploy.change.Change.Field;
import dev.ingressmap.gateway.deploy.change.Change.Kind;
import dev.ingressmap.gateway.deploy.change.Differences;
import dev.ingressmap.gateway.deploy.change.NamedValues;
import dev.ingressmap.gateway.settings.Api;
import dev.ingressmap.gateway.settings.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The changes of the APIs of a map's parts as those of one API. */
final class PartChanges {

  private final List<Change> changes = new ArrayList<>();
  private final Map<String, Change> added = new TreeMap<>();
  private final Map<String, Change> removed = new TreeMap<>();
  private final Map<String, String> titles = new TreeMap<>();

  private PartChanges(List<Plan> plans) {
    plans.forEach(plan -> index(plan, plan.desired().settings().api()));
    plans.forEach(plan -> add(plan, plan.desired().settings().api()));
  }

  /** By the paths that callers know; a route that goes from one API to another is one change. */
  static List<Change> of(List<Plan> plans) {
    return new PartChanges(plans).changes;
  }

  private void index(Plan plan, Api api) {
    for (Change change : plan.changes()) {
      String name = name(change, api);
      if (isRoute(change, Action.ADD)) {
        added.put(name, change);
        titles.put(name, api.title());
      } else if (isRoute(change, Action.REMOVE)) {
        removed.put(name, change);
      }
    }
  }

  private void add(Plan plan, Api api) {
    for (Change change : plan.changes()) {
      String name = name(change, api);
      Change there = added.get(name);
      if (isRoute(change, Action.REMOVE) && there != null) {
        moved(name, api, change, there).ifPresent(changes::add);
      } else if (!isRoute(change, Action.ADD) || !removed.containsKey(name)) {
        changes.add(change.named(name));
      }
    }
  }

  private Optional<Change> moved(String name, Api from, Change here, Change there) {
    Map<String, String> live = new TreeMap<>(Map.of("api", from.title()));
    here.fields().forEach(field -> NamedValues.put(live, field.name(), field.from()));
    Map<String, String> desired = new TreeMap<>(Map.of("api", titles.getOrDefault(name, "")));
    for (Field field : there.fields()) {
      NamedValues.put(desired, field.name(), field.to());
    }
    return Differences.between(Kind.ROUTE, name, live, desired);
  }

  private static boolean isRoute(Change change, Action action) {
    return change.kind() == Kind.ROUTE && change.action() == action;
  }

  private static String name(Change change, Api api) {
    if (api.split().isNone()) {
      return change.name();
    }
    return switch (change.kind()) {
      case API, PROTECTION -> change.name();
      case ROUTE -> Split.wholeMethod(api.part(), change.name());
      case RESOURCE -> Split.whole(api.part(), change.name());
      default -> change.name() + " of " + api.title();
    };
  }
}
