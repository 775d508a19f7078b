package dev.ingressmap.gateway.mapping;

import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.api.HeldBack.Reason;
import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.route.HeldRoutes;
import dev.ingressmap.gateway.route.ObjectName;
import dev.ingressmap.gateway.route.RouteObject;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.policy.Team;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Finds the newest objects that have to wait so that the others fit into AWS's quota of resources.
 */
final class Quota {

  /** Below the 6 MB that AWS accepts, since the rest of the document has some, too. */
  private static final long MOST_BYTES = 5L * 1024 * 1024;

  private static final String TOO_LARGE =
      "the map's document would have more bytes than AWS accepts: shorten its paths, or leave some"
          + " out";

  private final Settings settings;
  private final Teams teams;
  private final Draft draft;

  Quota(Settings settings, Teams teams, Draft draft) {
    this.settings = settings;
    this.teams = teams;
    this.draft = draft;
  }

  /** Whether an API needs too many resources, or too large a document. */
  static boolean isExceeded(Settings settings, DesiredApi api) {
    return api.parts().stream()
        .anyMatch(part ->
            part.resources().size() > settings.limits().resources()
                || bytes(part.operations().values()) > MOST_BYTES);
  }

  private static long bytes(Collection<Operation> operations) {
    return operations.stream().mapToLong(Quota::bytes).sum();
  }

  /** About what an operation adds to the document that is sent to AWS. */
  private static long bytes(Operation operation) {
    String uri = operation.integration().uri();
    return 700L
        + 2L * operation.key().path().length()
        + 40L * operation.parameters().size()
        + (uri == null ? 0 : uri.length());
  }

  /**
   * The disputes that a quota has with objects.
   *
   * @param objects the oldest first
   */
  List<Dispute> disputes(List<RouteObject> objects) {
    List<Dispute> disputes = new ArrayList<>(ofTeams(objects));
    int most = settings.limits().resources();
    for (DesiredApi part : new DesiredApi(settings, draft.operations()).parts()) {
      String name = part.settings().api().part();
      int over = part.resources().size() - most;
      long bytes = bytes(part.operations().values()) - MOST_BYTES;
      if (over > 0) {
        disputes.addAll(
            newest(objects, name, over, tooManyResources(part.resources().size(), most)));
      } else if (bytes > 0) {
        disputes.addAll(newest(objects, name, bytes, TOO_LARGE));
      }
    }
    return disputes;
  }

  /**
   * The newest objects that free so much.
   *
   * @param over resources or bytes
   */
  private List<Dispute> newest(List<RouteObject> objects, String part, long over, String problem) {
    Map<ObjectName, List<Operation>> added = new HashMap<>();
    Map<String, Integer> uses = new HashMap<>();
    for (Operation operation : draft.operations().values()) {
      ObjectName object = operation.source().object();
      String path = operation.key().path();
      if (settings.api().split().partOf(path).equals(part)) {
        resources(path).forEach(resource -> uses.merge(resource, 1, Integer::sum));
        if (object != null && !draft.isLive(operation)) {
          added.computeIfAbsent(object, id -> new ArrayList<>()).add(operation);
        }
      }
    }
    List<Dispute> disputes = new ArrayList<>();
    long left = over;
    for (int i = objects.size() - 1; i >= 0 && left > 0; i--) {
      RouteObject object = objects.get(i);
      List<Operation> own = added.getOrDefault(object.id(), List.of());
      if (!(object instanceof HeldRoutes) && !own.isEmpty()) {
        int freed = 0;
        for (Operation operation : own) {
          for (String resource : resources(operation.key().path())) {
            freed += uses.merge(resource, -1, Integer::sum) == 0 ? 1 : 0;
          }
        }
        long gain = problem.equals(TOO_LARGE) ? bytes(own) : freed;
        if (gain > 0) {
          left -= gain;
          disputes.add(
              Dispute.of(
                  Reason.QUOTA,
                  object.origin()
                      + ": "
                      + object.id().describe()
                      + ": is one of the newest, and "
                      + problem,
                  object));
        }
      }
    }
    return disputes;
  }

  /**
   * The newest objects of teams that would have too many routes.
   *
   * @param objects the oldest first
   */
  List<Dispute> ofTeams(List<RouteObject> objects) {
    Map<Team, Integer> over = new HashMap<>();
    Map<ObjectName, Integer> added = new HashMap<>();
    for (Operation operation : draft.operations().values()) {
      ObjectName object = operation.source().object();
      if (object != null && operation.source().declared() != null) {
        teams
            .of(object.namespace())
            .filter(team -> team.routes() != null)
            .ifPresent(team -> over.merge(team, 1, Integer::sum));
        added.merge(object, draft.isLive(operation) ? 0 : 1, Integer::sum);
      }
    }
    over.replaceAll((team, count) -> count - Objects.requireNonNullElse(team.routes(), count));
    List<Dispute> disputes = new ArrayList<>();
    for (int i = objects.size() - 1; i >= 0; i--) {
      RouteObject object = objects.get(i);
      Team team = teams.of(object.id().namespace()).orElse(null);
      int own = object instanceof HeldRoutes ? 0 : added.getOrDefault(object.id(), 0);
      if (team != null && own > 0 && over.getOrDefault(team, 0) > 0) {
        over.merge(team, -own, Integer::sum);
        disputes.add(
            Dispute.of(
                Reason.QUOTA,
                object.origin()
                    + ": "
                    + object.id().describe()
                    + ": is one of the newest, and "
                    + team.place()
                    + ".routes allows team "
                    + team.name()
                    + " "
                    + team.routes(),
                object));
      }
    }
    return disputes;
  }

  private static String tooManyResources(int needed, int most) {
    return "the map needs "
        + needed
        + " resources where the quota is "
        + most
        + ": the platform can request an increase in Service Quotas (Amazon API Gateway) and set"
        + " it in gateway.yaml, limits.resources";
  }

  private static Set<String> resources(String path) {
    Set<String> resources = new HashSet<>(Set.of(""));
    DesiredApi.addResources(path, resources);
    resources.remove("");
    return resources;
  }
}
