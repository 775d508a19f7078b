package dev.ingressmap.gateway.mapping;

import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.api.HeldBack.Reason;
import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.route.DeclaredRoute;
import dev.ingressmap.gateway.route.HeldRoutes;
import dev.ingressmap.gateway.route.ObjectName;
import dev.ingressmap.gateway.route.RouteObject;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.policy.Team;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the objects that have to wait so that the others fit into the quotas of AWS and of their
 * teams. What is live is counted first, then what the oldest objects add, so that one that is too
 * large by itself takes no room from the others.
 */
final class Quota {

  /** What is held back only closes paths, which comes after what others serve. */
  private static final Comparator<RouteObject> ORDER =
      Comparator.comparing((RouteObject object) -> object instanceof HeldRoutes)
          .thenComparing(Seniority.BY_AGE);

  private final Settings settings;
  private final Teams teams;
  private final Draft draft;

  Quota(Settings settings, Teams teams, Draft draft) {
    this.settings = settings;
    this.teams = teams;
    this.draft = draft;
  }

  /** Counts the operations that the API has already, of the same methods or of others. */
  private static final class Live {

    private final Draft draft;
    private final Map<Place, Integer> counts = new HashMap<>();

    private record Place(String path, DeclaredRoute route) {}

    Live(Draft draft) {
      this.draft = draft;
    }

    /**
     * As what the API has an operation, or another one of the same route in its place; empty if it
     * is one more. Asked once for each operation.
     */
    Optional<DeclaredRoute> of(Operation operation) {
      return draft
          .live(operation)
          .filter(live ->
              counts.merge(new Place(operation.key().path(), live), 1, Integer::sum)
                  <= RouteOperations.count(live.exposure()));
    }
  }

  /** Whether an API needs too many resources, or too large a document. */
  static boolean isExceeded(Settings settings, DesiredApi api) {
    return new Rooms(settings).take(api.operations().values().stream().map(Need::of).toList())
        != null;
  }

  /** The disputes that the quotas have with objects. */
  List<Dispute> disputes(Collection<RouteObject> objects) {
    List<Dispute> disputes = ofTeams(objects);
    return disputes.isEmpty() ? ofAws(objects) : disputes;
  }

  private List<Dispute> ofAws(Collection<RouteObject> objects) {
    Rooms rooms = new Rooms(settings);
    Map<ObjectName, List<Need>> added = new HashMap<>();
    Live live = new Live(draft);
    for (Operation operation : draft.operations().values()) {
      ObjectName object = operation.source().object();
      Need need = Need.of(operation);
      if (object == null) {
        rooms.reserve(need);
        continue;
      }
      Need before = live.of(operation).map(as -> Need.of(operation, as)).orElse(null);
      if (before != null) {
        rooms.reserve(before);
        need = need.beyond(before);
      }
      if (before == null || need.bytes() > 0) {
        added.computeIfAbsent(object, id -> new ArrayList<>()).add(need);
      }
    }
    List<Dispute> disputes = new ArrayList<>();
    for (RouteObject object : objects.stream().sorted(ORDER).toList()) {
      List<Need> own = added.remove(object.id());
      Room.Lack lack = own == null ? null : rooms.take(own);
      if (lack != null) {
        disputes.add(
            dispute(object, "does not fit into what is left of AWS's quotas: " + advice(lack)));
      }
    }
    return disputes;
  }

  /** The disputes about what the policy allows each team. */
  List<Dispute> ofTeams(Collection<RouteObject> objects) {
    if (teams.areFree()) {
      return List.of();
    }
    Map<Team, Integer> routes = new HashMap<>();
    Map<ObjectName, Integer> added = new HashMap<>();
    Live live = new Live(draft);
    for (Operation operation : draft.operations().values()) {
      ObjectName object = operation.source().object();
      if (object != null && operation.source().declared() != null) {
        if (live.of(operation).isPresent()) {
          teams.of(object.namespace()).ifPresent(team -> routes.merge(team, 1, Integer::sum));
        } else {
          added.merge(object, 1, Integer::sum);
        }
      }
    }
    List<Dispute> disputes = new ArrayList<>();
    for (RouteObject object : objects.stream().sorted(ORDER).toList()) {
      Team team = teams.of(object.id().namespace()).orElse(null);
      Integer own = added.remove(object.id());
      if (team == null || team.routes() == null || own == null) {
        continue;
      }
      if (routes.getOrDefault(team, 0) + own > team.routes()) {
        disputes.add(
            dispute(
                object,
                team.place()
                    + ".routes allows team "
                    + team.name()
                    + " "
                    + team.routes()
                    + ", which its live and older routes use up"));
      } else {
        routes.merge(team, own, Integer::sum);
      }
    }
    return disputes;
  }

  private static String advice(Room.Lack lack) {
    return switch (lack) {
      case RESOURCES ->
          "the platform can request an increase of resources in Service Quotas (Amazon API"
              + " Gateway) and set it in gateway.yaml, limits.resources";
      case BYTES ->
          "the API's document would be larger than the 6 MB that AWS accepts, and AWS does not"
              + " raise that: use fewer or shorter paths, methods and annotations, or let the"
              + " platform split the API by api.split in gateway.yaml";
    };
  }

  private static Dispute dispute(RouteObject object, String problem) {
    return Dispute.of(
        Reason.QUOTA, object.origin() + ": " + object.id().describe() + ": " + problem, object);
  }
}
