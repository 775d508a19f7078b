package dev.ingressmap.gateway.mapping;

import dev.ingressmap.gateway.api.Integration;
import dev.ingressmap.gateway.api.Integration.Response;
import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.api.Security;
import dev.ingressmap.gateway.route.Exposure;
import dev.ingressmap.gateway.route.Exposure.Authorization;
import dev.ingressmap.gateway.route.Exposure.IntegrationType;
import dev.ingressmap.gateway.route.Route;
import dev.ingressmap.gateway.settings.Host;
import dev.ingressmap.gateway.settings.Settings;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** The operations that a route adds to a path. */
final class RouteOperations {

  /**
   * A backend's error must not reach the client as 200, which a single default response would
   * cause.
   */
  private static final List<Response> HTTP_RESPONSES =
      List.of(
          new Response("4\\d{2}", "400"),
          new Response("5\\d{2}", "500"),
          new Response(null, "200"));

  private final Settings settings;
  private final CacheKeys keys;

  RouteOperations(Settings settings) {
    this.settings = settings;
    this.keys = new CacheKeys(settings);
  }

  /**
   * The operations of an exposed route.
   *
   * @throws dev.ingressmap.gateway.InvalidInput if it names something that the settings do not have
   */
  List<Operation> of(ApiPath path, Route route) {
    Security security = security(route);
    checkModel(route);
    checkParameters(path, route);
    return methods(route.exposure()).stream()
        .map(method -> operation(path, method, route, security))
        .toList();
  }

  /** An operation that answers every method as if it did not exist. */
  static Operation closed(ApiPath path, Route route) {
    return new Operation(
        new Operation.Key(path.resource(), "ANY"),
        Security.NONE,
        pathParameters(path.variables()),
        null,
        new TreeMap<>(Map.of("403", Operation.Response.PLAIN)),
        Integration.CLOSED,
        Operation.Source.of(route));
  }

  static List<String> methods(Exposure exposure) {
    if (!exposure.methods().isEmpty()) {
      return exposure.methods();
    }
    return List.of(exposure.integration() == IntegrationType.HTTP ? "GET" : "ANY");
  }

  /** How many operations a route with these terms has at each of its paths. */
  static int count(Exposure exposure) {
    return exposure.exposed() ? methods(exposure).size() : 1;
  }

  static SortedMap<String, Boolean> pathParameters(Collection<String> names) {
    SortedMap<String, Boolean> parameters = new TreeMap<>();
    names.forEach(name -> parameters.put("path." + name, true));
    return parameters;
  }

  /** The path parameters among the parameters of an operation. */
  static SortedMap<String, Boolean> pathOnly(SortedMap<String, Boolean> parameters) {
    SortedMap<String, Boolean> path = new TreeMap<>(parameters);
    path.keySet().removeIf(name -> !name.startsWith("path."));
    return path;
  }

  private Security security(Route route) {
    Exposure exposure = route.exposure();
    return Security.of(
        settings,
        exposure.authorizer(),
        exposure.authorization() == Authorization.AWS_IAM,
        exposure.scopes(),
        exposure.apiKeyRequired(),
        route::invalid);
  }

  private void checkModel(Route route) {
    String model = route.exposure().requestModel();
    if (model != null && !settings.models().containsKey(model)) {
      throw route.invalid("request-model", Security.missing(model, settings.models().keySet()));
    }
  }

  /** The names of all parameters are different in API Gateway. */
  private static void checkParameters(ApiPath path, Route route) {
    for (String variable : path.variables()) {
      if (route.exposure().parameters().keySet().stream()
          .anyMatch(name -> name.substring(name.indexOf('.') + 1).equals(variable))) {
        throw route.invalid(
            "parameters",
            "\""
                + variable
                + "\" is the name of what is below a Prefix, and API Gateway wants each name only"
                + " once: use another name, or Exact");
      }
    }
  }

  private Operation operation(ApiPath path, String method, Route route, Security security) {
    Exposure exposure = route.exposure();
    boolean proxy = exposure.integration() == IntegrationType.HTTP_PROXY;
    SortedMap<String, Boolean> parameters = pathParameters(path.variables());
    parameters.putAll(exposure.parameters());
    SortedMap<String, Boolean> declared = keys.declared(parameters, security, route::invalid);
    return new Operation(
        new Operation.Key(path.resource(), method),
        security,
        declared,
        exposure.requestModel(),
        proxy ? new TreeMap<>(Map.of("200", Operation.Response.PLAIN)) : httpResponses(),
        integration(path, method, route, parameters, keys.of(declared)),
        Operation.Source.of(route));
  }

  private Integration integration(
      ApiPath path,
      String method,
      Route route,
      SortedMap<String, Boolean> parameters,
      List<String> cacheKeys) {
    Exposure exposure = route.exposure();
    boolean proxy = exposure.integration() == IntegrationType.HTTP_PROXY;
    Host host = settings.host(route.host());
    String backend =
        Objects.requireNonNullElse(
            host.backend(), (route.tls() ? "https://" : "http://") + settings.called(route.host()));
    return new Integration(
        Integration.Type.valueOf(exposure.integration().name()),
        method,
        backend + path.backend(),
        Objects.requireNonNullElse(exposure.timeoutMillis(), Integration.LONGEST_TIMEOUT_MILLIS),
        exposure.streams(),
        // A proxy integration passes headers and query itself.
        passed(proxy ? pathOnly(parameters) : parameters),
        cacheKeys,
        Map.of(),
        proxy ? List.of() : HTTP_RESPONSES,
        host.link(),
        host.trustsAnyCertificate());
  }

  static Map<String, String> passed(SortedMap<String, Boolean> parameters) {
    Map<String, String> passed = new HashMap<>();
    for (String name : parameters.keySet()) {
      passed.put("integration.request." + name, "method.request." + name);
    }
    return passed;
  }

  private static SortedMap<String, Operation.Response> httpResponses() {
    SortedMap<String, Operation.Response> responses = new TreeMap<>();
    HTTP_RESPONSES.forEach(response -> responses.put(response.status(), Operation.Response.PLAIN));
    responses.put("200", new Operation.Response("Empty"));
    return responses;
  }
}
