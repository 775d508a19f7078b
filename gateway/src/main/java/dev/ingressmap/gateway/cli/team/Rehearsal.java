package dev.ingressmap.gateway.cli.team;

import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.api.HeldBack;
import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.deploy.access.Routes;
import dev.ingressmap.gateway.mapping.SharedMap;
import dev.ingressmap.gateway.route.IngressMap;
import dev.ingressmap.gateway.route.ObjectName;
import dev.ingressmap.gateway.route.RouteObject;
import dev.ingressmap.gateway.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What would become of a team's objects in an API that it shares with others.
 *
 * @param served the team's routes, by their names, with who may call them
 * @param taken those that another team's route answers now, and whose that is
 * @param heldBack the objects that would be held back and are not already
 */
record Rehearsal(
    SortedMap<String, String> served, SortedMap<String, String> taken, List<HeldBack> heldBack) {

  static Rehearsal of(IngressMap own, SharedApi others, Settings settings) {
    Set<ObjectName> names = own.objects().stream().map(RouteObject::id).collect(Collectors.toSet());
    List<RouteObject> remaining =
        others.objects().stream().filter(object -> !names.contains(object.id())).toList();
    List<RouteObject> all = new ArrayList<>(remaining);
    all.addAll(own.objects());
    DesiredApi desired =
        SharedMap.of(new IngressMap(all).with(others.namespaces()), settings).desired(others::live);
    Optional<DesiredApi> before = before(others, settings);
    return new Rehearsal(
        served(desired, names),
        before.map(api -> taken(desired, api, names)).orElseGet(TreeMap::new),
        heldBack(desired, before, names));
  }

  /** The API as it is; empty if it has no route. */
  private static Optional<DesiredApi> before(SharedApi api, Settings settings) {
    return api.objects().stream().noneMatch(object -> object.exposure().exposed())
        ? Optional.empty()
        : Optional.of(
            SharedMap.of(new IngressMap(api.objects()).with(api.namespaces()), settings)
                .desired(api::live));
  }

  private static Stream<Operation> own(DesiredApi api, Set<ObjectName> names) {
    return api.operations().values().stream()
        .filter(operation -> operation.source().objects().stream().anyMatch(names::contains));
  }

  private static SortedMap<String, String> served(DesiredApi api, Set<ObjectName> names) {
    Routes routes = Routes.of(api);
    SortedMap<String, String> served = new TreeMap<>();
    own(api, names)
        .forEach(operation ->
            served.put(operation.key().toString(), String.valueOf(routes.access(operation.key()))));
    return served;
  }

  private static SortedMap<String, String> taken(
      DesiredApi api, DesiredApi before, Set<ObjectName> names) {
    Routes routes = Routes.of(before);
    SortedMap<String, String> taken = new TreeMap<>();
    own(api, names)
        .forEach(operation ->
            routes
                .answering(operation.key().path(), operation.key().method())
                .map(key -> before.operations().get(key))
                .map(answering -> answering.source().object())
                .filter(owner ->
                    names.stream().noneMatch(name -> name.namespace().equals(owner.namespace())))
                .ifPresent(owner -> taken.put(operation.key().toString(), owner.describe())));
    return taken;
  }

  private static List<HeldBack> heldBack(
      DesiredApi desired, Optional<DesiredApi> before, Set<ObjectName> names) {
    Set<ObjectName> already =
        before.stream()
            .flatMap(api -> api.heldBack().stream())
            .map(HeldBack::object)
            .collect(Collectors.toSet());
    return desired.heldBack().stream()
        .filter(held -> names.contains(held.object()) || !already.contains(held.object()))
        .toList();
  }

  /** The routes for people. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (!served.isEmpty()) {
      lines.add("Served:");
    }
    served.forEach((route, who) ->
        lines.add(
            "  "
                + route
                + "  "
                + who
                + (taken.containsKey(route) ? "  (taken from " + taken.get(route) + ")" : "")));
    return lines;
  }
}
