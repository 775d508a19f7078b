package dev.ingressmap.localstage.model.api;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;
import static dev.ingressmap.localstage.model.ApiGatewayException.notFound;

import dev.ingressmap.localstage.model.Copies;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A node in the tree of paths of a REST API, with its methods by HTTP method.
 *
 * @param parentId absent for the root only, like the path part
 * @param pathPart the last segment of the path: literal, {@code {name}} or greedy {@code {name+}}
 */
public record Resource(
    String id,
    @Nullable String parentId,
    @Nullable String pathPart,
    String path,
    Map<String, Method> resourceMethods) {

  private static final Pattern PATH_PART =
      Pattern.compile("[a-zA-Z0-9._:-]+|\\{[a-zA-Z0-9._:-]+\\+?}");

  public Resource {
    if (pathPart != null && !PATH_PART.matcher(pathPart).matches()) {
      throw badRequest(
          "Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable and curly"
              + " braces at the beginning and the end.");
    }
    resourceMethods = Copies.map(resourceMethods);
  }

  static Resource root(String id) {
    return new Resource(id, null, null, "/", Map.of());
  }

  /** A child of this resource with nothing below it. */
  Resource child(String id, String pathPart) {
    return new Resource(id, this.id, pathPart, pathOf(pathPart), Map.of());
  }

  /** This resource at another place. The root cannot be moved. */
  Resource movedTo(Resource parent, String pathPart) {
    return new Resource(id, parent.id, pathPart, parent.pathOf(pathPart), resourceMethods);
  }

  /** The path of a child of this resource. */
  public String pathOf(String pathPart) {
    return (path.equals("/") ? "" : path) + "/" + pathPart;
  }

  /** Whether a resource is this one or below it. */
  boolean holds(Resource other) {
    return other.path.equals(path) || other.path.startsWith(pathOf(""));
  }

  /**
   * The method for an HTTP method, exactly as declared: {@code ANY} matches only {@code ANY} here.
   */
  public Method method(String httpMethod) {
    Method method = resourceMethods.get(httpMethod);
    if (method == null) {
      throw notFound("Invalid Method identifier specified");
    }
    return method;
  }

  boolean variable() {
    return pathPart != null && pathPart.startsWith("{");
  }

  boolean greedy() {
    return pathPart != null && pathPart.endsWith("+}");
  }

  Resource with(Method method) {
    return new Resource(
        id, parentId, pathPart, path, Copies.with(resourceMethods, method.httpMethod(), method));
  }

  Resource without(Method method) {
    return new Resource(
        id, parentId, pathPart, path, Copies.without(resourceMethods, method.httpMethod()));
  }
}
