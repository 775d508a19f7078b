package dev.ingressmap.gateway.watch;

import dev.ingressmap.gateway.cluster.ClusterObject;
import dev.ingressmap.gateway.cluster.Event;
import dev.ingressmap.gateway.cluster.Snapshot;
import dev.ingressmap.gateway.deploy.MapPlan;
import dev.ingressmap.gateway.deploy.change.Change;
import dev.ingressmap.gateway.route.InvalidMap;
import dev.ingressmap.gateway.route.ObjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The events for the objects that they concern. */
final class Told {

  private static final int MOST_ROUTES = 20;

  private Told() {}

  /** The events for objects whose routes a plan has changed. */
  static List<Event> deployed(
      MapPlan plan, Snapshot snapshot, @Nullable Known before, String deployment) {
    Map<String, ObjectName> owners = Known.owners(plan.desired());
    Map<ObjectName, List<String>> routes = new TreeMap<>();
    for (Change change : plan.changes()) {
      ObjectName owner = owners.get(change.name());
      if (owner == null && before != null) {
        owner = before.owners().get(change.name());
      }
      if (change.kind() == Change.Kind.ROUTE && owner != null) {
        routes.computeIfAbsent(owner, id -> new ArrayList<>()).add(words(change));
      }
    }
    List<Event> events = new ArrayList<>();
    routes.forEach((id, words) -> {
      ClusterObject object = snapshot.objects().get(id);
      if (object != null) {
        events.add(new Event(object, false, "Deployed", deployment + ": " + list(words)));
      }
    });
    return events;
  }

  /** The events for objects that make the map invalid. */
  static List<Event> invalid(InvalidMap e, Snapshot snapshot) {
    Map<ObjectName, List<String>> problems = new TreeMap<>();
    for (InvalidMap.Fault fault : e.faults()) {
      fault
          .objects()
          .forEach(
              id -> problems.computeIfAbsent(id, key -> new ArrayList<>()).add(fault.problem()));
    }
    List<Event> events = new ArrayList<>();
    problems.forEach((id, lines) -> {
      ClusterObject object = snapshot.objects().get(id);
      if (object != null) {
        events.add(new Event(object, true, "Invalid", String.join("; ", lines)));
      }
    });
    return events;
  }

  /** The events for objects that have changed since everything was well. */
  static List<Event> failed(String problem, Snapshot snapshot, @Nullable Known before) {
    return before == null
        ? List.of()
        : before.changedIn(snapshot).stream()
            .map(object -> new Event(object, true, "DeployFailed", problem))
            .toList();
  }

  private static String words(Change change) {
    return switch (change.action()) {
          case ADD -> "+ ";
          case CHANGE -> "~ ";
          case REMOVE -> "- ";
        }
        + change.name()
        + (change.moreOpen() ? " (more open)" : "");
  }

  private static String list(List<String> words) {
    int more = words.size() - MOST_ROUTES;
    return more <= 0
        ? String.join(", ", words)
        : String.join(", ", words.subList(0, MOST_ROUTES)) + " and " + more + " more";
  }
}
