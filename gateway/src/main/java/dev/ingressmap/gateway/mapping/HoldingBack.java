package dev.ingressmap.gateway.mapping;

import dev.ingressmap.gateway.api.HeldBack;
import dev.ingressmap.gateway.api.HeldBack.Reason;
import dev.ingressmap.gateway.api.Integration;
import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.route.DeclaredRoute;
import dev.ingressmap.gateway.route.Exposure;
import dev.ingressmap.gateway.route.Flaw;
import dev.ingressmap.gateway.route.HeldRoutes;
import dev.ingressmap.gateway.route.IngressMap;
import dev.ingressmap.gateway.route.InvalidMap;
import dev.ingressmap.gateway.route.ObjectName;
import dev.ingressmap.gateway.route.Remembered;
import dev.ingressmap.gateway.route.Route;
import dev.ingressmap.gateway.route.RouteObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The objects that are held back so far, and what remains of them. */
final class HoldingBack {

  private final Remembered live;
  private final SortedMap<ObjectName, List<Dispute>> disputes = new TreeMap<>();

  /** Live routes that cannot stay, since somebody else has their places. */
  private final Set<DeclaredRoute> lost = new HashSet<>();

  HoldingBack(Remembered live) {
    this.live = live;
  }

  /** Holds back the loser of a dispute; if it is held back already, it loses the live route. */
  void add(Dispute dispute) {
    RouteObject loser = dispute.loser();
    if (loser == null) {
      throw new InvalidMap(List.of(dispute.fault()));
    }
    if (loser instanceof HeldRoutes && dispute.reason() != Reason.QUOTA) {
      Route route = dispute.route();
      if (route == null) {
        // A live route that the settings do not allow anymore.
        throw new InvalidMap(List.of(dispute.fault()));
      }
      lost.add(route.declared());
    }
    disputes.computeIfAbsent(loser.id(), id -> new ArrayList<>()).add(dispute);
  }

  /** The objects, with what remains of those that are held back in their places. */
  List<RouteObject> parts(List<RouteObject> objects) {
    List<RouteObject> parts = new ArrayList<>();
    for (RouteObject object : objects) {
      if (disputes.containsKey(object.id())) {
        parts.addAll(parts(object));
      } else {
        parts.add(object);
      }
    }
    return parts;
  }

  private List<RouteObject> parts(RouteObject object) {
    Map<Optional<Exposure>, List<Route>> alike = new LinkedHashMap<>();
    Set<DeclaredRoute> named = new HashSet<>();
    for (Route route : routes(object)) {
      // A path that is named twice is live only once.
      Optional<DeclaredRoute> kept =
          live.of(route).filter(declared -> !lost.contains(declared) && named.add(declared));
      alike
          .computeIfAbsent(kept.map(DeclaredRoute::exposure), terms -> new ArrayList<>())
          .add(kept.map(declared -> route.with(declared.tls())).orElse(route));
    }
    boolean fits =
        disputes.getOrDefault(object.id(), List.of()).stream()
            .noneMatch(of -> of.reason() == Reason.QUOTA);
    List<RouteObject> parts = new ArrayList<>();
    alike.forEach((terms, routes) ->
        parts.add(
            new HeldRoutes(
                object, terms.orElse(Exposure.KEPT_OUT), terms.isEmpty(), fits, routes)));
    return parts;
  }

  /** An object's routes, or the live ones if its own are not known. */
  private List<Route> routes(RouteObject object) {
    boolean unknown = object.flaw().filter(Flaw::tooLarge).isPresent();
    return unknown ? live.of(object) : object.routes();
  }

  /** The hosts that the objects name, or have live routes at. */
  Set<String> hosts(IngressMap map) {
    Set<String> hosts = new HashSet<>(map.hosts());
    map.objects().stream()
        .filter(object -> disputes.containsKey(object.id()))
        .flatMap(object -> routes(object).stream())
        .forEach(route -> hosts.add(route.host()));
    return hosts;
  }

  /** Why they are held back. */
  List<InvalidMap.Fault> faults() {
    return disputes.values().stream().flatMap(List::stream).map(Dispute::fault).toList();
  }

  /** All of them, given the operations that the API has in the end. */
  List<HeldBack> all(SortedMap<Operation.Key, Operation> operations) {
    Map<ObjectName, List<Operation>> kept = new HashMap<>();
    for (Operation operation : operations.values()) {
      Operation.Source source = operation.source();
      if (source.declared() != null && source.object() != null) {
        kept.computeIfAbsent(source.object(), id -> new ArrayList<>()).add(operation);
      }
    }
    return disputes.entrySet().stream()
        .map(
            held -> of(held.getKey(), held.getValue(), kept.getOrDefault(held.getKey(), List.of())))
        .toList();
  }

  private static HeldBack of(ObjectName id, List<Dispute> disputes, List<Operation> kept) {
    SortedMap<ObjectName, List<String>> others = new TreeMap<>();
    for (Dispute dispute : disputes) {
      if (dispute.winner() != null) {
        List<String> about =
            others.computeIfAbsent(dispute.winner().id(), winner -> new ArrayList<>());
        if (!about.contains(dispute.problem())) {
          about.add(dispute.problem());
        }
      }
    }
    boolean asks = disputes.stream().anyMatch(dispute -> asksForProtection(dispute.loser()));
    return new HeldBack(
        id,
        disputes.get(0).reason(),
        disputes.stream().map(Dispute::problem).distinct().toList(),
        names(kept, operation -> true),
        asks ? names(kept, HoldingBack::isOpen) : List.of(),
        others);
  }

  private static boolean asksForProtection(@Nullable RouteObject object) {
    return object != null
        && object
            .flaw()
            .map(Flaw::asksForProtection)
            .orElseGet(() -> !object.exposure().protection().isNone());
  }

  private static boolean isOpen(Operation operation) {
    return operation.security().isOpen() && operation.integration().type() != Integration.Type.MOCK;
  }

  private static List<String> names(List<Operation> operations, Predicate<Operation> which) {
    return operations.stream().filter(which).map(operation -> operation.key().toString()).toList();
  }
}
