package dev.ingressmap.gateway.api;

import dev.ingressmap.gateway.Verbs;
import dev.ingressmap.gateway.api.Integration.Response;
import dev.ingressmap.gateway.settings.Cors;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The preflight request of a browser before a page of another origin may call. API Gateway answers
 * it.
 */
public final class CorsOperation {

  private static final String METHOD = "OPTIONS";
  private static final String STATUS = "204";
  private static final String JSON = "application/json";
  private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
  private static final String EVERY_METHOD = String.join(",", Verbs.ALL);

  private CorsOperation() {}

  /** Its key at a path. */
  public static Operation.Key key(String path) {
    return new Operation.Key(path, METHOD);
  }

  static boolean is(Operation operation) {
    Operation.Response answer = operation.responses().get(STATUS);
    return operation.key().method().equals(METHOD)
        && operation.integration().type() == Integration.Type.MOCK
        && answer != null
        && answer.headers().contains(ALLOW_ORIGIN);
  }

  /** The operation, given the other operations of its path. */
  public static Operation of(Cors cors, String path, Collection<Operation> others) {
    Operation first = others.iterator().next();
    SortedMap<String, String> headers = headers(cors, methods(others));
    Response answer =
        new Response(
            null,
            STATUS,
            headers,
            cors.origins().size() > 1 ? Map.of(JSON, template(cors)) : Map.of());
    TreeSet<String> names = new TreeSet<>(headers.keySet());
    names.add(ALLOW_ORIGIN);
    return new Operation(
        key(path),
        Security.NONE,
        pathOnly(first.parameters()),
        null,
        new TreeMap<>(Map.of(STATUS, new Operation.Response("", names))),
        Integration.mock(STATUS, List.of(answer)),
        first.source());
  }

  /** The header for answers to other calls, if all of them get the same one. */
  static Map<String, String> allowedOrigin(Cors cors) {
    return cors.origins().size() == 1 ? Map.of(ALLOW_ORIGIN, cors.origins().get(0)) : Map.of();
  }

  /** The path parameters among the parameters of an operation. */
  private static SortedMap<String, Boolean> pathOnly(SortedMap<String, Boolean> parameters) {
    SortedMap<String, Boolean> path = new TreeMap<>(parameters);
    path.keySet().removeIf(name -> !name.startsWith("path."));
    return path;
  }

  private static String methods(Collection<Operation> others) {
    TreeSet<String> methods =
        others.stream()
            .map(operation -> operation.key().method())
            .collect(Collectors.toCollection(TreeSet::new));
    methods.add(METHOD);
    return methods.contains("ANY") ? EVERY_METHOD : String.join(",", methods);
  }

  private static SortedMap<String, String> headers(Cors cors, String methods) {
    SortedMap<String, String> headers = new TreeMap<>(allowedOrigin(cors));
    headers.put("Access-Control-Allow-Methods", methods);
    if (!cors.headers().isEmpty()) {
      headers.put("Access-Control-Allow-Headers", String.join(",", cors.headers()));
    }
    if (!cors.exposed().isEmpty()) {
      headers.put("Access-Control-Expose-Headers", String.join(",", cors.exposed()));
    }
    if (cors.credentials()) {
      headers.put("Access-Control-Allow-Credentials", "true");
    }
    if (cors.maxAgeSeconds() != null) {
      headers.put("Access-Control-Max-Age", cors.maxAgeSeconds().toString());
    }
    if (cors.origins().size() > 1) {
      headers.put("Vary", "Origin");
    }
    return headers;
  }

  /** Names the requesting origin if it is allowed, because a header can name only one. */
  private static String template(Cors cors) {
    String known =
        cors.origins().stream()
            .map(origin -> "$origin == \"" + origin + "\"")
            .collect(Collectors.joining(" || "));
    return "#set($origin = $input.params().header.get(\"Origin\"))"
        + "#if("
        + known
        + ")#set($context.responseOverride.header."
        + ALLOW_ORIGIN
        + " = $origin)#end";
  }
}
