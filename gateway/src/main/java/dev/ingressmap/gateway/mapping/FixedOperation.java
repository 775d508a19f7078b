package dev.ingressmap.gateway.mapping;

import dev.ingressmap.gateway.api.Integration;
import dev.ingressmap.gateway.api.Integration.Response;
import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.api.Security;
import dev.ingressmap.gateway.settings.FixedRoute;
import dev.ingressmap.gateway.settings.FixedRoute.Http;
import dev.ingressmap.gateway.settings.FixedRoute.Lambda;
import dev.ingressmap.gateway.settings.FixedRoute.Mock;
import dev.ingressmap.gateway.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The operation of a route that does not come from a cluster. */
final class FixedOperation {

  private static final Pattern VARIABLE = Pattern.compile("\\{([a-zA-Z0-9._-]+)\\+?}");

  private FixedOperation() {}

  static Operation of(FixedRoute route, Settings settings) {
    if (route.target() instanceof Http http) {
      checkVariables(route, http);
    }
    SortedMap<String, Boolean> parameters =
        RouteOperations.pathParameters(
            VARIABLE.matcher(route.path()).results().map(match -> match.group(1)).toList());
    Security security =
        Security.of(
            settings,
            route.authorizer(),
            route.signed(),
            route.scopes(),
            route.apiKeyRequired(),
            (field, problem) ->
                route.invalid(field.equals(Security.SCOPES) ? "scopes" : field, problem));
    CacheKeys keys = new CacheKeys(settings);
    SortedMap<String, Boolean> declared =
        route.target() instanceof Mock
            ? parameters
            : keys.declared(parameters, security, route::invalid);
    String status = route.target() instanceof Mock mock ? String.valueOf(mock.status()) : "200";
    return new Operation(
        new Operation.Key(route.path(), route.method()),
        security,
        declared,
        null,
        new TreeMap<>(Map.of(status, Operation.Response.PLAIN)),
        integration(route, parameters, keys.of(declared)),
        Operation.Source.of(route));
  }

  private static Integration integration(
      FixedRoute route, SortedMap<String, Boolean> parameters, List<String> cacheKeys) {
    if (route.target() instanceof Mock mock) {
      String status = String.valueOf(mock.status());
      return Integration.mock(
          status,
          List.of(new Response(null, status, Map.of(), Map.of(mock.mediaType(), mock.body()))));
    }
    boolean lambda = route.target() instanceof Lambda;
    String uri =
        route.target() instanceof Lambda function
            ? function.uri(route.streams())
            : ((Http) route.target()).url();
    return new Integration(
        lambda ? Integration.Type.AWS_PROXY : Integration.Type.HTTP_PROXY,
        // Functions are always called by POST, whatever the client's method.
        lambda ? "POST" : route.method(),
        uri,
        Objects.requireNonNullElse(route.timeoutMillis(), Integration.LONGEST_TIMEOUT_MILLIS),
        route.streams(),
        lambda ? Map.of() : RouteOperations.passed(inUrl(uri, parameters)),
        cacheKeys,
        Map.of(),
        List.of(),
        null,
        false);
  }

  private static SortedMap<String, Boolean> inUrl(
      String url, SortedMap<String, Boolean> parameters) {
    SortedMap<String, Boolean> used = new TreeMap<>(parameters);
    used.keySet().removeIf(name -> !url.contains("{" + name.substring("path.".length()) + "}"));
    return used;
  }

  private static void checkVariables(FixedRoute route, Http http) {
    VARIABLE
        .matcher(http.url().replaceAll("\\$\\{[^}]*}", ""))
        .results()
        .map(match -> match.group(1))
        .filter(name -> !route.path().matches(".*\\{" + Pattern.quote(name) + "\\+?}.*"))
        .findFirst()
        .ifPresent(name -> {
          throw route.invalid("url", "{" + name + "} is not a variable of the path");
        });
  }
}
