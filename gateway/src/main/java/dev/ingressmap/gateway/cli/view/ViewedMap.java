package dev.ingressmap.gateway.cli.view;

import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.api.HeldBack;
import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.cli.option.StateOption.State;
import dev.ingressmap.gateway.deploy.access.Access;
import dev.ingressmap.gateway.deploy.access.Routes;
import dev.ingressmap.gateway.settings.Settings;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The routes of a map by the paths that callers know, as it describes them or as AWS has them.
 *
 * @param from which of the two it is
 * @param keptOut the closed routes that the API does not need
 * @param heldBack what waits, as far as it is known
 * @param variables of the stage
 * @param remarks what else is to be said about the whole
 */
record ViewedMap(
    State from,
    Settings settings,
    SortedMap<Operation.Key, ViewedRoute> routes,
    List<ViewedRoute> keptOut,
    List<HeldBack> heldBack,
    Map<String, String> variables,
    List<String> remarks) {

  ViewedMap {
    routes = Collections.unmodifiableSortedMap(new TreeMap<>(routes));
    keptOut = List.copyOf(keptOut);
    heldBack = List.copyOf(heldBack);
    variables = Map.copyOf(variables);
    remarks = List.copyOf(remarks);
  }

  /** The map as it is desired. */
  static ViewedMap of(DesiredApi desired) {
    Set<String> kept = new HashSet<>();
    desired.heldBack().forEach(held -> kept.addAll(held.kept()));
    SortedMap<Operation.Key, ViewedRoute> routes = new TreeMap<>();
    Map<Operation.Key, Access> access = Routes.access(desired);
    desired
        .operations()
        .forEach((key, operation) ->
            routes.put(
                key,
                of(
                    operation,
                    access.getOrDefault(key, Access.of(operation)),
                    kept.contains(key.toString()) ? "held back" : "")));
    return new ViewedMap(
        State.DESIRED,
        desired.settings(),
        routes,
        desired.keptOut().stream().map(closed -> of(closed, Access.of(closed), "")).toList(),
        desired.heldBack(),
        desired.settings().stage().variables(),
        List.of());
  }

  private static ViewedRoute of(Operation operation, Access access, String note) {
    Operation.Source source = operation.source();
    return new ViewedRoute(
        operation.key(),
        source.owner(),
        source.description(),
        source.host(),
        ViewedBackend.of(operation.integration()),
        access,
        note);
  }

  /** This map without the routes that a filter leaves out. */
  ViewedMap only(Predicate<ViewedRoute> routesToShow, Predicate<HeldBack> objectsToShow) {
    SortedMap<Operation.Key, ViewedRoute> shown = new TreeMap<>(routes);
    shown.values().removeIf(routesToShow.negate());
    return new ViewedMap(
        from,
        settings,
        shown,
        keptOut,
        heldBack.stream().filter(objectsToShow).toList(),
        variables,
        remarks);
  }
}
