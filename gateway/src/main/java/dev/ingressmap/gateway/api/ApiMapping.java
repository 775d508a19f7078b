package dev.ingressmap.gateway.api;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.ingress.IngressMap;
import dev.ingressmap.gateway.ingress.PathType;
import dev.ingressmap.gateway.ingress.Route;
import dev.ingressmap.gateway.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Maps routes to operations.
 *
 * <p>{@code Exact /a} becomes the resource {@code /a}, {@code Prefix /a} becomes {@code /a} and
 * {@code /a/{proxy+}}; what the API could not serve as the ingress would is refused.
 */
public final class ApiMapping {

  private final Settings settings;
  private final SortedMap<Operation.Key, Operation> operations = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();

  private ApiMapping(Settings settings) {
    this.settings = settings;
  }

  /**
   * Maps all routes before it reports what is wrong.
   *
   * @throws InvalidInput with a line for each route that cannot be in the API, or if there is none
   */
  public static DesiredApi map(IngressMap ingressMap, Settings settings) {
    ApiMapping mapping = new ApiMapping(settings);
    List<Route> routes = ingressMap.routes();
    routes.forEach(mapping::add);
    if (!mapping.problems.isEmpty()) {
      throw new InvalidInput(mapping.problems);
    }
    if (routes.isEmpty()) {
      throw new InvalidInput(
          "the ingress map has no route for the API: none of its "
              + ingressMap.ingresses().size()
              + " Ingresses is exposed and has a rule with a host and a path");
    }
    return new DesiredApi(settings, mapping.operations);
  }

  private void add(Route route) {
    try {
      if (route.host().startsWith("*.")) {
        throw route.invalid(
            "host",
            "API Gateway cannot call a wildcard host: name one, or keep the Ingress out with"
                + " ingressmap.dev/expose: \"false\"");
      }
      String prefix = settings.hostPrefixes().getOrDefault(route.host(), "");
      ApiPath path = ApiPath.of(route, prefix);
      add(path, route);
      if (route.type() != PathType.EXACT) {
        add(path.below(), route);
      }
    } catch (InvalidInput e) {
      problems.addAll(e.problems());
    }
  }

  private void add(ApiPath path, Route route) {
    for (Operation operation : RouteOperations.of(path, route)) {
      operations.merge(operation.key(), operation, this::oneOf);
    }
  }

  /**
   * On one host the ingress itself prefers Exact to Prefix; any other two claims are a conflict.
   */
  private Operation oneOf(Operation first, Operation second) {
    boolean firstExact = first.route().type() == PathType.EXACT;
    boolean secondExact = second.route().type() == PathType.EXACT;
    boolean sameHost = first.route().host().equals(second.route().host());
    if (sameHost && firstExact != secondExact) {
      return firstExact ? first : second;
    }
    problems.add(
        second.route().origin()
            + ": "
            + second.key()
            + " is claimed twice: by "
            + first.route().describe()
            + " and by "
            + second.route().describe()
            + ": "
            + (sameHost
                ? "remove one, or give one another path"
                : "tell the hosts apart by hosts.<host>.prefix in gateway.yaml"));
    return first;
  }
}
