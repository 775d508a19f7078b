package dev.ingressmap.gateway.cli.view;

import dev.ingressmap.gateway.Verbs;
import dev.ingressmap.gateway.api.HeldBack;
import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.cli.option.StateOption.State;
import dev.ingressmap.gateway.deploy.access.Access;
import dev.ingressmap.gateway.deploy.access.Routes;
import dev.ingressmap.gateway.route.CanonicalPath;
import dev.ingressmap.gateway.route.Route;
import dev.ingressmap.gateway.settings.MethodSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Explains what happens to calls of a path. */
final class Explainer {

  private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]+)}");
  private static final CanonicalPath ACCEPTED = new CanonicalPath(List.of());

  private final ViewedMap map;
  private final CalledPath path;
  private final @Nullable IngressRules rules;
  private final Answering answering;

  /**
   * An explainer for a path.
   *
   * @param rules of the ingress; null if they are not known
   */
  Explainer(ViewedMap map, CalledPath path, @Nullable IngressRules rules) {
    this.map = map;
    this.path = path;
    this.rules = rules;
    this.answering = new Answering(map, path);
  }

  /** The explanations for some methods; those of methods that are treated alike are one. */
  List<Explanation> of(List<String> methods) {
    Map<Explanation, List<String>> alike = new LinkedHashMap<>();
    for (String method : methods) {
      Explanation one = of(method);
      alike.computeIfAbsent(with(one, List.of()), key -> new ArrayList<>()).add(method);
    }
    List<Explanation> all = new ArrayList<>();
    alike.forEach((explanation, same) -> all.add(with(explanation, same)));
    return all;
  }

  private static Explanation with(Explanation one, List<String> methods) {
    return new Explanation(
        methods,
        one.route(),
        one.owner(),
        one.rule(),
        one.because(),
        one.access(),
        one.calls(),
        one.ingress(),
        one.otherTeam(),
        one.waiting());
  }

  private Explanation of(String method) {
    ViewedRoute route = answering.of(method).orElse(null);
    if (route == null) {
      return new Explanation(
          List.of(),
          null,
          null,
          null,
          List.of("no route has this path and method"),
          null,
          "403 Missing Authentication Token, from API Gateway itself",
          null,
          false,
          waiting(method));
    }
    String url = url(route);
    Optional<Route> taking = taking(route, url);
    return new Explanation(
        List.of(),
        route.key().toString(),
        route.owner(),
        route.rule(),
        answering.because(route, method),
        access(route, method),
        calls(route, url),
        ingress(route, url, taking),
        taking
            .filter(rule -> !rule.object().id().namespace().equals(route.namespace()))
            .isPresent(),
        waiting(method));
  }

  /** The stage may throttle a method of {@code ANY} by itself. */
  private Access access(ViewedRoute route, String method) {
    MethodSettings own = map.settings().stage().methods().get(method + " " + route.key().path());
    return own == null || map.from() == State.LIVE || own.throttle() == null
        ? route.access()
        : route.access().with(own.throttle());
  }

  /** What the integration calls, empty if it calls nothing. */
  private String url(ViewedRoute route) {
    String uri = route.backend().uri();
    if (uri == null) {
      return "";
    }
    String filled = uri;
    for (Map.Entry<String, String> variable : map.variables().entrySet()) {
      filled = filled.replace("${stageVariables." + variable.getKey() + "}", variable.getValue());
    }
    Map<String, String> values = path.variables(route.key().path());
    String url =
        VARIABLE
            .matcher(filled)
            .replaceAll(
                name -> Matcher.quoteReplacement(values.getOrDefault(name.group(1), name.group())));
    return "HTTP_PROXY".equals(route.backend().type()) ? url + path.query() : url;
  }

  private static String calls(ViewedRoute route, String url) {
    ViewedBackend backend = route.backend();
    if (route.access().isClosed()) {
      return "nothing: API Gateway answers 403, as if nothing were there";
    }
    if (url.isEmpty()) {
      return backend.isMock() && backend.status() != null
          ? "nothing: API Gateway itself answers " + backend.status()
          : "unknown";
    }
    String method = backend.method();
    return method == null || method.equals(Verbs.ANY) ? url : method + " " + url;
  }

  private Optional<Route> taking(ViewedRoute route, String url) {
    return rules == null || !leadsToIngress(route, url) || objection(url) != null
        ? Optional.empty()
        : rules.taking(host(route, url), CalledPath.decoded(pathOf(url)));
  }

  private @Nullable String ingress(ViewedRoute route, String url, Optional<Route> taking) {
    if (!leadsToIngress(route, url)) {
      return null;
    }
    String objection = objection(url);
    if (objection != null) {
      return "refuses it with 400: " + objection;
    }
    return taking
        .map(rule -> rule.describe() + " takes it")
        .orElse("no rule of " + host(route, url) + " takes it: the default backend answers");
  }

  /** Whether the call is one for the ingress: a URL may also be somebody else's. */
  private boolean leadsToIngress(ViewedRoute route, String url) {
    return rules != null
        && !url.isEmpty()
        && (route.host() != null || rules.hasHost(host(route, url)));
  }

  /** The host of the rule behind a route, or else the host that is called. */
  private static String host(ViewedRoute route, String url) {
    return route.host() != null
        ? route.host()
        : url.replaceFirst("^[a-zA-Z]+://", "").replaceFirst("[:/?].*", "");
  }

  private static @Nullable String objection(String url) {
    return ACCEPTED.objection(pathOf(url));
  }

  private static String pathOf(String url) {
    String path = url.replaceFirst("^[a-zA-Z]+://[^/?]*", "").replaceFirst("\\?.*", "");
    return path.isEmpty() ? "/" : path;
  }

  /** The claims on the path that the API does not have. */
  private List<String> waiting(String method) {
    List<String> waiting = new ArrayList<>();
    Map<Operation.Key, Access> closed = new HashMap<>();
    map.keptOut().forEach(route -> closed.put(route.key(), route.access()));
    new Routes(closed)
        .answering(path.resource(), method)
        .ifPresent(key ->
            map.keptOut().stream()
                .filter(route -> route.key().equals(key))
                .map(route -> "kept out of the API by " + route.rule())
                .forEach(waiting::add));
    for (HeldBack held : map.heldBack()) {
      boolean claims =
          rules != null
              && rules.of(held.object()).stream().anyMatch(this::isClaimedBy)
              && !held.problems().isEmpty();
      if (claims) {
        waiting.add(held.object().describe() + " is held back: " + held.problems().get(0));
      }
    }
    return waiting;
  }

  private boolean isClaimedBy(Route route) {
    String prefix = map.settings().host(route.host()).prefix();
    String resource = path.resource();
    return (resource + "/").startsWith(prefix + "/")
        && IngressRules.matches(
            route, resource.equals(prefix) ? "/" : resource.substring(prefix.length()));
  }
}
