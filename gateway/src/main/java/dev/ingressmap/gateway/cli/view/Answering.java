package dev.ingressmap.gateway.cli.view;

import dev.ingressmap.gateway.Verbs;
import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.deploy.access.Access;
import dev.ingressmap.gateway.deploy.access.Routes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Which route answers a path, and why no other one does. */
final class Answering {

  private final ViewedMap map;
  private final CalledPath path;
  private final Routes routes;

  Answering(ViewedMap map, CalledPath path) {
    this.map = map;
    this.path = path;
    this.routes = routes(key -> true, key -> key);
  }

  /** The route that answers a method. */
  Optional<ViewedRoute> of(String method) {
    return routes.answering(path.resource(), method).flatMap(this::at);
  }

  /** Why it does. */
  List<String> because(ViewedRoute route, String method) {
    List<String> reasons = new ArrayList<>();
    Operation.Key key = route.key();
    Map<String, String> variables = path.variables(key.path());
    if (variables.isEmpty()) {
      reasons.add("its path is exactly this one");
    }
    variables.forEach((name, value) ->
        reasons.add(
            (key.path().contains("{" + name + "+}") ? "{" + name + "+}" : "{" + name + "}")
                + " stands for "
                + value));
    routes(other -> true, Answering::asAny)
        .answering(path.resource(), method)
        .filter(nearest -> !nearest.path().equals(key.path()))
        .ifPresentOrElse(
            nearest -> reasons.add(nearest.path() + " is nearer, but has no " + method),
            () -> {
              if (!variables.isEmpty()) {
                reasons.add("no resource is nearer");
              }
            });
    if (!key.method().equals(method) && hasOthers(key)) {
      reasons.add("its path has no " + method + " of its own");
    }
    routes(other -> !other.path().equals(key.path()), other -> other)
        .answering(path.resource(), method)
        .flatMap(this::at)
        .ifPresent(other ->
            reasons.add(
                "it comes before "
                    + other.key()
                    + " ("
                    + (other.owner() == null ? "unknown" : other.owner())
                    + "): a literal segment beats a variable, and {name} beats {name+}"));
    return reasons;
  }

  private Optional<ViewedRoute> at(Operation.Key key) {
    return Optional.ofNullable(map.routes().get(key));
  }

  private boolean hasOthers(Operation.Key key) {
    return Operation.Key.ofPath(map.routes(), key.path()).size() > 1;
  }

  private static Operation.Key asAny(Operation.Key key) {
    return new Operation.Key(key.path(), Verbs.ANY);
  }

  private Routes routes(Predicate<Operation.Key> which, UnaryOperator<Operation.Key> as) {
    Map<Operation.Key, Access> access = new HashMap<>();
    map.routes()
        .forEach((key, route) -> {
          if (which.test(key)) {
            access.put(as.apply(key), route.access());
          }
        });
    return new Routes(access);
  }
}
