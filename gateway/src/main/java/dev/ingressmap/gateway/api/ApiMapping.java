package dev.ingressmap.gateway.api;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.route.IngressMap;
import dev.ingressmap.gateway.route.InvalidMap;
import dev.ingressmap.gateway.route.InvalidMap.Fault;
import dev.ingressmap.gateway.route.Route;
import dev.ingressmap.gateway.settings.FixedRoute;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.Stage;
import dev.ingressmap.gateway.settings.file.UsagePlansReader;
import dev.ingressmap.gateway.yaml.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Maps routes to operations.
 *
 * <p>{@code Exact /a} becomes the resource {@code /a}, {@code Prefix /a} becomes {@code /a} and
 * {@code /a/{proxy+}}. Routes that the API could not serve as the ingress does are refused.
 */
public final class ApiMapping {

  private final Settings settings;
  private final Claims claims = new Claims();
  private final List<Route> unclosable = new ArrayList<>();
  private final RouteOperations routeOperations;
  private final SortedMap<Operation.Key, Operation> operations = new TreeMap<>();
  private final SortedMap<String, List<Operation>> shared = new TreeMap<>();
  private final List<Fault> faults = new ArrayList<>();

  private ApiMapping(Settings settings) {
    this.settings = settings;
    this.routeOperations = new RouteOperations(settings);
  }

  /**
   * Maps all routes, and then reports everything that is wrong.
   *
   * @throws InvalidMap with a line for each route that cannot be in the API
   * @throws InvalidInput if there is no route
   */
  public static DesiredApi map(IngressMap ingressMap, Settings settings) {
    ApiMapping mapping = new ApiMapping(settings);
    mapping.checkHosts(ingressMap);
    ingressMap.routes().forEach(mapping::claim);
    mapping.claims.all().stream().filter(Claim::exposed).forEach(mapping::serve);
    settings.routes().forEach(mapping::serve);
    mapping.shared.forEach(mapping::share);
    mapping.claims.all().forEach(mapping::close);
    mapping.unclosable.forEach(mapping::checkCovered);
    mapping.checkMethodSettings();
    Partition.problems(settings, mapping.operations.keySet())
        .forEach(problem -> mapping.faults.add(Fault.of(problem)));
    if (!mapping.faults.isEmpty()) {
      throw new InvalidMap(mapping.faults);
    }
    if (mapping.operations.isEmpty()) {
      throw new InvalidInput(
          "the ingress map has no route for the API: none of its "
              + ingressMap.objects().size()
              + " Ingresses is exposed and has a rule with a host and a path");
    }
    return new DesiredApi(settings, mapping.operations, mapping.keptOut());
  }

  private void checkHosts(IngressMap ingressMap) {
    Set<String> hosts = ingressMap.hosts();
    for (String host : settings.hosts().keySet()) {
      if (!hosts.contains(host)) {
        faults.add(
            Fault.of(
                settings.places().ofHost(host)
                    + ": no Ingress has a rule for this host"
                    + NearestName.hint(host, hosts.stream().sorted().toList())));
      }
    }
  }

  private void claim(Route route) {
    boolean exposed = route.exposure().exposed();
    try {
      if (!route.host().startsWith("*.")) {
        claims.add(new Claim(route, ApiPath.of(route, settings.host(route.host()).prefix())));
      } else if (exposed) {
        throw route.invalid(
            "host",
            "API Gateway cannot call a wildcard host: name a host, or keep the Ingress out with"
                + " ingressmap.dev/expose: \"false\"");
      }
    } catch (InvalidInput e) {
      if (exposed) {
        e.problems().forEach(problem -> faults.add(Fault.of(problem, route)));
      } else {
        unclosable.add(route);
      }
    }
  }

  private void serve(Claim claim) {
    try {
      if (!claims.isExactElsewhere(claim)) {
        serve(claim.path(), claim.route());
      }
      if (!claim.exact()) {
        serve(claim.path().below(), claim.route());
      }
    } catch (InvalidInput e) {
      e.problems().forEach(problem -> faults.add(Fault.of(problem, claim.route())));
    }
  }

  private void serve(ApiPath path, Route route) {
    List<Operation> served = routeOperations.of(path, route);
    served.forEach(this::add);
    if (route.exposure().cors()) {
      if (settings.cors() == null) {
        throw route.invalid("cors", "needs the origins that may call: gateway.yaml has no cors");
      }
      shared.computeIfAbsent(path.resource(), resource -> new ArrayList<>()).addAll(served);
    }
  }

  private void serve(FixedRoute route) {
    try {
      add(FixedOperation.of(route, settings));
    } catch (InvalidInput e) {
      e.problems().forEach(problem -> faults.add(Fault.of(problem)));
    }
  }

  /** Adds the answers to browsers that ask whether pages of other origins may call. */
  private void share(String path, List<Operation> served) {
    Operation own = operations.get(CorsOperation.key(path));
    if (own != null) {
      faults.add(
          new Fault(
              own.source().origin()
                  + ": "
                  + own.key()
                  + " is answered by API Gateway itself if ingressmap.dev/cors is set: remove"
                  + " OPTIONS from the methods, or the annotation",
              own.source().objects()));
    } else if (settings.cors() != null) {
      Operation asks = CorsOperation.of(settings.cors(), path, served);
      operations.put(asks.key(), asks);
    }
  }

  /** Checks that settings for methods name existing methods. */
  private void checkMethodSettings() {
    List<String> known = operations.keySet().stream().map(Operation.Key::toString).toList();
    for (String method : settings.stage().methods().keySet()) {
      String any = method.replaceFirst("^\\S+", "ANY");
      if (!method.equals(Stage.ALL) && !known.contains(method) && !known.contains(any)) {
        faults.add(
            Fault.of(
                settings.places().ofMethod(method)
                    + ": the API has no "
                    + method
                    + NearestName.hint(method, known)));
      }
    }
    Map<String, Boolean> keys = new TreeMap<>();
    operations.forEach(
        (key, operation) -> keys.put(key.toString(), operation.security().apiKeyRequired()));
    UsagePlansReader.problems(settings.usagePlans(), keys)
        .forEach(problem -> faults.add(Fault.of(problem)));
  }

  private void add(Operation operation) {
    Optional<Operation> other =
        Operation.Key.ofPath(operations, operation.key().path()).values().stream()
            .filter(earlier -> earlier.key().clashesWith(operation.key()))
            .findFirst();
    if (other.isPresent()) {
      faults.add(Conflict.between(other.get(), operation));
    } else {
      operations.put(operation.key(), operation);
    }
  }

  /** Adds closed routes in place of a backend that a broader route would expose. */
  private void close(Claim claim) {
    if (claims.leakInto(claim)) {
      claim.closed().forEach(closed -> operations.putIfAbsent(closed.key(), closed));
    }
  }

  /** The closed routes that {@link #close} did not need to add. */
  private List<Operation> keptOut() {
    return claims.all().stream()
        .filter(claim -> !claim.exposed())
        .flatMap(claim -> claim.closed().stream())
        .filter(closed -> !closed.equals(operations.get(closed.key())))
        .toList();
  }

  private void checkCovered(Route route) {
    claims
        .mayCover(route)
        .ifPresent(claim ->
            faults.add(
                Fault.of(
                    route
                        .invalid(
                            "path",
                            "\""
                                + route.path()
                                + "\" cannot be kept out of the API, for "
                                + claim.route().describe()
                                + " covers it and no resource can have this path: use Exact or Prefix")
                        .problems()
                        .get(0),
                    route,
                    claim.route())));
  }
}
