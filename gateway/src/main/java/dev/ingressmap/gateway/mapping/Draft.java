package dev.ingressmap.gateway.mapping;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.api.CorsOperation;
import dev.ingressmap.gateway.api.HeldBack.Reason;
import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.route.DeclaredRoute;
import dev.ingressmap.gateway.route.Flaw;
import dev.ingressmap.gateway.route.HeldRoutes;
import dev.ingressmap.gateway.route.ObjectName;
import dev.ingressmap.gateway.route.Route;
import dev.ingressmap.gateway.route.RouteObject;
import dev.ingressmap.gateway.settings.FixedRoute;
import dev.ingressmap.gateway.settings.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The operations of some objects' routes, and everything that prevents an API from having them all.
 *
 * <p>{@code Exact /a} becomes the resource {@code /a}, {@code Prefix /a} becomes {@code /a} and
 * {@code /a/{proxy+}}.
 */
final class Draft {

  private final Settings settings;
  private final Teams teams;
  private final Seniority seniority;
  private final Claims claims;
  private final List<Route> unclosable = new ArrayList<>();
  private final RouteOperations routeOperations;
  private final SortedMap<Operation.Key, Operation> operations = new TreeMap<>();

  /** Who has an operation; nobody has those of the settings. */
  private final Map<Operation.Key, Route> owners = new HashMap<>();

  private final SortedMap<String, List<Operation>> shared = new TreeMap<>();

  /** A route that shares the operations of a path. */
  private final Map<String, Route> sharing = new HashMap<>();

  private final List<Dispute> disputes = new ArrayList<>();

  private Draft(Settings settings, Teams teams, Seniority seniority) {
    this.settings = settings;
    this.claims = new Claims(settings::called);
    this.teams = teams;
    this.seniority = seniority;
    this.routeOperations = new RouteOperations(settings);
  }

  static Draft of(
      Collection<? extends RouteObject> objects,
      Settings settings,
      Teams teams,
      Seniority seniority) {
    Draft draft = new Draft(settings, teams, seniority);
    List<RouteObject> onTerms = objects.stream().map(draft::onTerms).toList();
    onTerms.forEach(draft::claim);
    draft.checkPermissions(onTerms);
    draft.claims.all().stream().filter(Claim::exposed).forEach(draft::serve);
    settings.routes().forEach(draft::serve);
    draft.shared.forEach(draft::share);
    draft.claims.all().forEach(draft::close);
    draft.unclosable.forEach(draft::checkCovered);
    draft.disputes.addAll(new ClaimedPlaces(teams, seniority).disputes(draft.claims.all()));
    List<Claim> effective = draft.claims.all().stream().filter(draft::hasEffect).toList();
    draft.disputes.addAll(new Territories(teams, seniority, effective).disputes());
    return draft;
  }

  SortedMap<Operation.Key, Operation> operations() {
    return Collections.unmodifiableSortedMap(operations);
  }

  /** Why the API cannot have all of them; empty if it can. */
  List<Dispute> disputes() {
    return Collections.unmodifiableList(disputes);
  }

  /** The route of an operation as it is live; empty if it is not, or of the settings. */
  Optional<DeclaredRoute> live(Operation operation) {
    return Optional.ofNullable(owners.get(operation.key())).flatMap(seniority::live);
  }

  private RouteObject onTerms(RouteObject object) {
    return object instanceof HeldRoutes ? object : teams.onTerms(object);
  }

  /** What is live stays, whatever the policy says by now. */
  private void checkPermissions(Collection<RouteObject> objects) {
    if (teams.haveNoPolicy()) {
      return;
    }
    Map<ObjectName, List<Claim>> byObject = new HashMap<>();
    claims
        .all()
        .forEach(claim ->
            byObject
                .computeIfAbsent(claim.route().object().id(), id -> new ArrayList<>())
                .add(claim));
    for (RouteObject object : objects) {
      List<Claim> own = byObject.getOrDefault(object.id(), List.of());
      if (!(object instanceof HeldRoutes) && object.leftOut().isEmpty() && !own.isEmpty()) {
        disputes.addAll(Permissions.disputes(teams, object, own));
      }
    }
  }

  private void claim(RouteObject object) {
    Optional<Flaw> flaw = object.flaw();
    if (flaw.isPresent()) {
      Reason reason = flaw.get().tooLarge() ? Reason.QUOTA : Reason.INVALID;
      flaw.get().problems().forEach(problem -> disputes.add(Dispute.of(reason, problem, object)));
    } else {
      object.routes().forEach(this::claim);
    }
  }

  private void claim(Route route) {
    boolean exposed = route.exposure().exposed();
    try {
      if (canBeCalled(route.host())) {
        claims.add(new Claim(route, ApiPath.of(route, settings.host(route.host()).prefix())));
      } else if (exposed) {
        throw route.invalid(
            "host",
            "API Gateway cannot call a wildcard host: name a host, keep the Ingress out with"
                + " ingressmap.dev/expose: \"false\", or let the platform set"
                + " hosts.\""
                + route.host()
                + "\".name in gateway.yaml");
      }
    } catch (InvalidInput e) {
      if (exposed) {
        e.problems()
            .forEach(problem -> disputes.add(Dispute.of(Reason.INVALID, problem, route.object())));
      } else if (!(route.object() instanceof HeldRoutes)) {
        unclosable.add(route);
      }
    }
  }

  private boolean canBeCalled(String host) {
    return !host.startsWith("*.") || settings.host(host).name() != null;
  }

  private void serve(Claim claim) {
    try {
      if (claims.exactAt(claim).stream().noneMatch(exact -> takes(exact, claim))) {
        serve(claim.path(), claim.route());
      }
      if (!claim.exact()) {
        serve(claim.path().below(), claim.route());
      }
    } catch (InvalidInput e) {
      e.problems()
          .forEach(
              problem -> disputes.add(Dispute.of(Reason.INVALID, problem, claim.route().object())));
    }
  }

  /** Whether the calls to a prefix's own path are another claim's. Those of strangers may wait. */
  private boolean takes(Claim exact, Claim prefix) {
    return !exact.waits() || teams.areSame(exact.namespace(), prefix.namespace());
  }

  private void serve(ApiPath path, Route route) {
    List<Operation> served = routeOperations.of(path, route);
    served.forEach(operation -> add(operation, route));
    if (route.exposure().cors()) {
      if (settings.cors() == null) {
        throw route.invalid("cors", "needs the origins that may call: gateway.yaml has no cors");
      }
      sharing.putIfAbsent(path.resource(), route);
      shared.computeIfAbsent(path.resource(), resource -> new ArrayList<>()).addAll(served);
    }
  }

  private void serve(FixedRoute route) {
    try {
      add(FixedOperation.of(route, settings), null);
    } catch (InvalidInput e) {
      e.problems().forEach(problem -> disputes.add(Dispute.ofSettings(problem)));
    }
  }

  /** Adds the answers to browsers that ask whether pages of other origins may call. */
  private void share(String path, List<Operation> served) {
    Operation own = operations.get(CorsOperation.key(path));
    if (own != null) {
      String problem =
          own.source().origin()
              + ": "
              + own.key()
              + " is answered by API Gateway itself if ingressmap.dev/cors is set: remove"
              + " OPTIONS from the methods, or the annotation";
      disputes.add(between(problem, owners.get(own.key()), sharing.get(path)));
    } else if (settings.cors() != null) {
      Operation asks = CorsOperation.of(settings.cors(), path, served);
      operations.put(asks.key(), asks);
      owners.put(asks.key(), sharing.get(path));
    }
  }

  private void add(Operation operation, @Nullable Route owner) {
    Optional<Operation> other =
        Operation.Key.ofPath(operations, operation.key().path()).values().stream()
            .filter(earlier -> earlier.key().clashesWith(operation.key()))
            .findFirst();
    if (other.isPresent()) {
      String problem = Conflict.between(other.get(), operation);
      disputes.add(between(problem, owners.get(other.get().key()), owner));
    } else {
      operations.put(operation.key(), operation);
      if (owner != null) {
        owners.put(operation.key(), owner);
      }
    }
  }

  /** A dispute of two routes, each of which the settings have if it is null. */
  private Dispute between(String problem, @Nullable Route one, @Nullable Route other) {
    if (one == null || other == null) {
      Route loser = one == null ? other : one;
      return loser == null
          ? Dispute.ofSettings(problem)
          : Dispute.between(Reason.CONFLICT, problem, loser, null);
    }
    return one.object().id().equals(other.object().id())
        ? Dispute.of(Reason.INVALID, problem, one.object())
        : seniority.prefers(one, other)
            ? Dispute.between(Reason.CONFLICT, problem, other, one)
            : Dispute.between(Reason.CONFLICT, problem, one, other);
  }

  /**
   * Adds closed routes in place of a backend that a broader route would expose. If the nearest is a
   * stranger's, it goes on covering a path that only waits, unless it covers every path.
   */
  private void close(Claim claim) {
    List<Claim> leaking = claims.leakingInto(claim).toList();
    boolean isCovered =
        claim.waits()
            && leaking.stream()
                .filter(broader -> broader.path().equals(leaking.get(0).path()))
                .anyMatch(broader ->
                    !broader.path().isRoot()
                        && !teams.areSame(broader.namespace(), claim.namespace()));
    if (!leaking.isEmpty() && !isCovered && !claim.waitsForRoom()) {
      for (Operation closed : claim.closed()) {
        if (operations.putIfAbsent(closed.key(), closed) == null) {
          owners.put(closed.key(), claim.route());
        }
      }
    }
  }

  /** The closed routes that {@link #close} did not need to add. */
  List<Operation> keptOut() {
    return claims.all().stream()
        .filter(claim -> !claim.exposed())
        .flatMap(claim -> claim.closed().stream())
        .filter(closed -> !closed.equals(operations.get(closed.key())))
        .toList();
  }

  /** Whether the API would be another one without a claim. */
  private boolean hasEffect(Claim claim) {
    return claim.exposed()
        || claim.closed().stream().anyMatch(closed -> closed.equals(operations.get(closed.key())));
  }

  private void checkCovered(Route route) {
    claims
        .mayCover(route)
        .ifPresent(claim -> {
          String problem =
              route
                  .invalid(
                      "path",
                      "\""
                          + route.path()
                          + "\" cannot be kept out of the API, for "
                          + claim.route().describe()
                          + " covers it and no resource can have this path: use Exact or Prefix")
                  .problems()
                  .get(0);
          disputes.add(Dispute.between(Reason.INVALID, problem, route, claim.route()));
        });
  }
}
