package dev.ingressmap.localstage.execute;

import dev.ingressmap.localstage.execute.authorize.ResourcePolicy;
import dev.ingressmap.localstage.execute.call.BodySchemas;
import dev.ingressmap.localstage.execute.call.RequestCheck;
import dev.ingressmap.localstage.execute.call.RouteMatch;
import dev.ingressmap.localstage.mapping.MappingExpression;
import dev.ingressmap.localstage.model.HttpMethods;
import dev.ingressmap.localstage.model.api.ApiDefinition;
import dev.ingressmap.localstage.model.api.Method;
import dev.ingressmap.localstage.model.api.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jetty.util.URIUtil;
import org.jspecify.annotations.Nullable;

/** The resources of a deployment, compiled for look-up. */
final class RouteTable {

  private final Node root = new Node();
  private final @Nullable ResourcePolicy policy;

  RouteTable(ApiDefinition definition) {
    policy = ResourcePolicy.of(definition.api());
    BodySchemas schemas = new BodySchemas(definition);
    Map<String, List<MappingExpression>> identities = new HashMap<>();
    definition
        .components()
        .authorizers()
        .forEach((id, authorizer) -> identities.put(id, authorizer.identitySources()));
    for (Resource resource : definition.resources().values()) {
      Node node = nodeOf(resource);
      for (Method method : resource.resourceMethods().values()) {
        RequestCheck check = RequestCheck.of(method, definition, schemas);
        String authorizer = String.valueOf(method.authorizerId());
        List<MappingExpression> identity = identities.getOrDefault(authorizer, List.of());
        node.routes.put(
            method.httpMethod(), new RouteMatch(resource, method, check, identity, Map.of()));
      }
    }
  }

  private Node nodeOf(Resource resource) {
    Node node = root;
    for (String segment : segments(resource.path())) {
      node = node.descend(segment);
    }
    return node;
  }

  /** Who may call the API; null if everybody may. */
  @Nullable ResourcePolicy policy() {
    return policy;
  }

  /**
   * Finds the method for a request.
   *
   * @param path still encoded
   */
  Optional<RouteMatch> find(String httpMethod, String path) {
    return find(root, segments(path), 0, httpMethod, Map.of());
  }

  /** The methods that a path has, for people; none if no resource matches it. */
  String methods(String path) {
    List<String> methods =
        Stream.concat(HttpMethods.VERBS.stream(), Stream.of("ANY"))
            .filter(method -> find(method, path).isPresent())
            .sorted()
            .toList();
    return methods.isEmpty() ? "none: no resource matches it" : String.join(", ", methods);
  }

  private static Optional<RouteMatch> find(
      Node node, List<String> segments, int at, String httpMethod, Map<String, String> variables) {
    if (at == segments.size()) {
      return node.match(httpMethod, variables);
    }
    String segment = segments.get(at);
    Node literal = node.literals.get(decoded(segment));
    if (literal != null) {
      Optional<RouteMatch> match = find(literal, segments, at + 1, httpMethod, variables);
      if (match.isPresent()) {
        return match;
      }
    }
    Node variable = node.variable;
    if (variable == null || (segment.isEmpty() && !variable.greedy)) {
      return Optional.empty();
    }
    if (variable.greedy) {
      String rest = String.join("/", segments.subList(at, segments.size()));
      return variable.match(httpMethod, with(variables, variable.name, rest));
    }
    return find(variable, segments, at + 1, httpMethod, with(variables, variable.name, segment));
  }

  private static Map<String, String> with(
      Map<String, String> variables, String name, String value) {
    Map<String, String> more = new HashMap<>(variables);
    more.put(name, value);
    return more;
  }

  private static List<String> segments(String path) {
    List<String> segments = new ArrayList<>(List.of(path.split("/", -1)));
    segments.removeFirst();
    while (!segments.isEmpty() && segments.getLast().isEmpty()) {
      segments.removeLast();
    }
    return segments;
  }

  private static String decoded(String segment) {
    return segment.indexOf('%') < 0 ? segment : URIUtil.decodePath(segment);
  }

  /** A resource's place in the tree of paths. API Gateway allows one variable among siblings. */
  private static final class Node {

    private final Map<String, Node> literals = new HashMap<>();
    private final Map<String, RouteMatch> routes = new HashMap<>();
    private String name = "";
    private boolean greedy;
    private @Nullable Node variable;

    Node descend(String segment) {
      if (!segment.startsWith("{")) {
        return literals.computeIfAbsent(segment, literal -> new Node());
      }
      if (variable == null) {
        variable = new Node();
        variable.greedy = segment.endsWith("+}");
        variable.name = segment.substring(1, segment.length() - (variable.greedy ? 2 : 1));
      }
      return variable;
    }

    Optional<RouteMatch> match(String httpMethod, Map<String, String> variables) {
      if (!HttpMethods.VERBS.contains(httpMethod)) {
        return Optional.empty();
      }
      @Nullable RouteMatch own = routes.get(httpMethod);
      return Optional.ofNullable(own == null ? routes.get("ANY") : own)
          .map(route -> route.with(variables));
    }
  }
}
