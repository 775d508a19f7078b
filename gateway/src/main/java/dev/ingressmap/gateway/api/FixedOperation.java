package dev.ingressmap.gateway.api;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.api.Integration.Response;
import dev.ingressmap.gateway.settings.Authorizer;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The operation of a route that does not come from a cluster. */
final class FixedOperation {

  private static final Pattern VARIABLE = Pattern.compile("\\{([a-zA-Z0-9._-]+)\\+?}");

  private FixedOperation() {}

  static Operation of(FixedRoute route, Settings settings) {
    SortedMap<String, Boolean> parameters =
        RouteOperations.pathParameters(
            VARIABLE.matcher(route.path()).results().map(match -> match.group(1)).toList());
    String status = route.target() instanceof Mock mock ? String.valueOf(mock.status()) : "200";
    return new Operation(
        new Operation.Key(route.path(), route.method()),
        security(route, settings),
        parameters,
        null,
        new TreeMap<>(Map.of(status, Operation.Response.PLAIN)),
        integration(route, parameters),
        Operation.Source.of(route));
  }

  private static Security security(FixedRoute route, Settings settings) {
    String name = route.authorizer();
    if (name == null) {
      return route.signed()
          ? Security.signed(route.apiKeyRequired())
          : Security.open(route.apiKeyRequired());
    }
    Authorizer authorizer = settings.authorizers().get(name);
    if (authorizer == null) {
      throw new InvalidInput(
          route.describe()
              + ": authorizer: \""
              + name
              + "\" is none of gateway.yaml"
              + RouteOperations.hint(name, settings.authorizers().keySet()));
    }
    return Security.authorized(name, authorizer, route.scopes(), route.apiKeyRequired());
  }

  private static Integration integration(FixedRoute route, SortedMap<String, Boolean> parameters) {
    if (route.target() instanceof Mock mock) {
      String status = String.valueOf(mock.status());
      return Integration.mock(
          status,
          List.of(new Response(null, status, Map.of(), Map.of(mock.mediaType(), mock.body()))));
    }
    boolean lambda = route.target() instanceof Lambda;
    String uri =
        route.target() instanceof Lambda function ? function.uri() : ((Http) route.target()).url();
    return new Integration(
        lambda ? Integration.Type.AWS_PROXY : Integration.Type.HTTP_PROXY,
        // Whatever the client's method, functions are called by POST.
        lambda ? "POST" : route.method(),
        uri,
        Objects.requireNonNullElse(route.timeoutMillis(), Integration.LONGEST_TIMEOUT_MILLIS),
        lambda ? Map.of() : RouteOperations.passed(inUrl(uri, parameters)),
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

  /** The variables of a URL that a path does not have. */
  static List<String> unknown(String url, String path) {
    Matcher variables = VARIABLE.matcher(url.replaceAll("\\$\\{[^}]*}", ""));
    return variables
        .results()
        .map(match -> match.group(1))
        .filter(name -> !path.contains("{" + name + "}") && !path.contains("{" + name + "+}"))
        .toList();
  }
}
