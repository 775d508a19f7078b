package dev.ingressmap.gateway.watch;

import dev.ingressmap.gateway.api.HeldBack;
import dev.ingressmap.gateway.cluster.ClusterObject;
import dev.ingressmap.gateway.cluster.Event;
import dev.ingressmap.gateway.cluster.Snapshot;
import dev.ingressmap.gateway.deploy.MapPlan;
import dev.ingressmap.gateway.deploy.access.Routes;
import dev.ingressmap.gateway.deploy.change.Change;
import dev.ingressmap.gateway.deploy.change.Subject;
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
    routes.forEach((id, words) ->
        tell(events, snapshot, id, false, "Deployed", deployment + ": " + list(words)));
    return events;
  }

  /** The events for objects that are held back, and for those that they would have harmed. */
  static List<Event> heldBack(List<HeldBack> heldBack, Snapshot snapshot) {
    List<Event> events = new ArrayList<>();
    Map<ObjectName, List<String>> wanted = new TreeMap<>();
    for (HeldBack held : heldBack) {
      tell(events, snapshot, held.object(), true, "HeldBack", words(held));
      held.others()
          .forEach((other, problems) ->
              wanted.computeIfAbsent(other, id -> new ArrayList<>()).addAll(problems));
    }
    wanted.forEach(
        (id, problems) -> tell(events, snapshot, id, false, "Contested", list(problems)));
    return events;
  }

  private static void tell(
      List<Event> events,
      Snapshot snapshot,
      ObjectName id,
      boolean warning,
      String reason,
      String note) {
    ClusterObject object = snapshot.objects().get(id);
    if (object != null) {
      events.add(new Event(object, warning, reason, note));
    }
  }

  /** Why an object is held back; what is still open comes first. */
  static String words(HeldBack held) {
    String open =
        held.stillOpen().isEmpty()
            ? ""
            : "STILL OPEN to everybody: " + list(held.stillOpen()) + ": ";
    return open
        + held.object().describe()
        + " is held back, "
        + held.consequence()
        + ": "
        + String.join("; ", held.problems());
  }

  /** The events for objects that lose calls to another team's new routes. */
  static List<Event> narrowed(MapPlan plan, Snapshot snapshot, String deployment) {
    Map<String, ObjectName> owners = Known.owners(plan.desired());
    Routes before = plan.live().routes();
    Map<ObjectName, List<String>> lost = new TreeMap<>();
    for (Change change : plan.changes()) {
      ObjectName taker = owners.get(change.name());
      if (taker != null
          && change.action() == Change.Action.ADD
          && change.subject() instanceof Subject.Route route) {
        before
            .answering(route.key().path(), route.key().method())
            .map(key -> owners.get(key.toString()))
            .filter(owner -> !owner.namespace().equals(taker.namespace()))
            .ifPresent(owner ->
                lost.computeIfAbsent(owner, id -> new ArrayList<>())
                    .add(change.name() + " to " + taker.describe() + " (" + change.access() + ")"));
      }
    }
    List<Event> events = new ArrayList<>();
    lost.forEach((id, words) ->
        tell(events, snapshot, id, false, "Narrowed", deployment + ": lost " + list(words)));
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
    problems.forEach(
        (id, lines) -> tell(events, snapshot, id, true, "Invalid", String.join("; ", lines)));
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
