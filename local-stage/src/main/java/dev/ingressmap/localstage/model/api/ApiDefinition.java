package dev.ingressmap.localstage.model.api;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;
import static dev.ingressmap.localstage.model.ApiGatewayException.conflict;
import static dev.ingressmap.localstage.model.ApiGatewayException.limitExceeded;
import static dev.ingressmap.localstage.model.ApiGatewayException.notFound;

import dev.ingressmap.localstage.model.Copies;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a deployment freezes of a REST API: its settings, its resources with their
 * methods, and what the methods refer to. Every change returns a new definition.
 *
 * @param resources by resource id
 */
public record ApiDefinition(
    RestApi api, Map<String, Resource> resources, Components components, Quotas quotas) {

  public ApiDefinition {
    resources = Copies.map(resources);
  }

  /** A new API: the root resource and the two models that AWS adds to every API. */
  public static ApiDefinition of(RestApi api, Quotas quotas) {
    return new ApiDefinition(
        api,
        Map.of(api.rootResourceId(), Resource.root(api.rootResourceId())),
        Components.NONE.with(Model.empty()).with(Model.error()),
        quotas);
  }

  public ApiDefinition with(RestApi api) {
    return new ApiDefinition(api, resources, components, quotas);
  }

  /**
   * This definition with other components. They must still contain everything that methods refer
   * to.
   */
  public ApiDefinition with(Components components) {
    return new ApiDefinition(api, resources, components, quotas);
  }

  public ApiDefinition with(Quotas quotas) {
    return new ApiDefinition(api, resources, components, quotas);
  }

  public Resource root() {
    return resource(api.rootResourceId());
  }

  public Resource resource(String id) {
    Resource resource = resources.get(id);
    if (resource == null) {
      throw notFound("Invalid Resource identifier specified");
    }
    return resource;
  }

  /** The child of a resource with this path part, if there is one. */
  public @Nullable Resource child(Resource parent, String pathPart) {
    return children(parent).stream()
        .filter(child -> pathPart.equals(child.pathPart()))
        .findFirst()
        .orElse(null);
  }

  public ApiDefinition withNewResource(String id, String parentId, String pathPart) {
    Resource parent = resource(parentId);
    Resource resource = parent.child(id, pathPart);
    checkPlace(parent, resource);
    if (resources.size() >= quotas.resources()) {
      throw limitExceeded(
          "Maximum number of Resources for this API has been reached.  Please contact AWS if you"
              + " need additional Resources.");
    }
    return with(resource);
  }

  /** This definition with a resource and its whole subtree moved. */
  public ApiDefinition withMovedResource(String id, String parentId, String pathPart) {
    Resource old = resource(id);
    Resource parent = resource(parentId);
    if (old.holds(parent)) {
      throw badRequest("Resources cannot be cyclical.");
    }
    Resource resource = old.movedTo(parent, pathPart);
    checkPlace(parent, resource);
    return withSubtree(resource);
  }

  /** This definition without a resource and its whole subtree. */
  public ApiDefinition withoutResource(String id) {
    Resource resource = resource(id);
    if (resource.parentId() == null) {
      throw badRequest("Root resource cannot be deleted.");
    }
    var rest = new LinkedHashMap<>(resources);
    rest.values().removeIf(resource::holds);
    return new ApiDefinition(api, rest, components, quotas);
  }

  /** This definition with a method, which replaces any method for the same HTTP method. */
  public ApiDefinition with(String resourceId, Method method) {
    components.check(method);
    return with(resource(resourceId).with(method));
  }

  public ApiDefinition without(String resourceId, Method method) {
    return with(resource(resourceId).without(method));
  }

  /** The models by name. */
  public Map<String, Model> models() {
    return components.models();
  }

  public ApiDefinition with(Model model) {
    return with(components.with(model));
  }

  public ApiDefinition without(Model model) {
    ModelReferences.check(this, model.name());
    return with(components.without(model));
  }

  public ApiDefinition without(RequestValidator validator) {
    MethodReferences.check(
        this,
        "validator '" + validator.name() + "'",
        method -> validator.id().equals(method.requestValidatorId()));
    return with(components.without(validator));
  }

  public ApiDefinition without(Authorizer authorizer) {
    MethodReferences.check(
        this,
        "authorizer '" + authorizer.name() + "'",
        method -> authorizer.id().equals(method.authorizerId()));
    return with(components.without(authorizer));
  }

  private ApiDefinition with(Resource resource) {
    return new ApiDefinition(
        api, Copies.with(resources, resource.id(), resource), components, quotas);
  }

  private Collection<Resource> children(Resource parent) {
    return resources.values().stream().filter(r -> parent.id().equals(r.parentId())).toList();
  }

  private void checkPlace(Resource parent, Resource resource) {
    if (parent.greedy()) {
      throw badRequest(
          "Cannot create a child of a resource with a greedy path variable: " + parent.pathPart());
    }
    for (Resource sibling : children(parent)) {
      if (sibling.id().equals(resource.id())) {
        continue;
      }
      if (sibling.path().equals(resource.path())) {
        throw conflict(
            "Another resource with the same parent already has this name: " + resource.pathPart());
      }
      if (sibling.variable() && resource.variable()) {
        throw badRequest(
            "A sibling ("
                + sibling.pathPart()
                + ") of this resource already has a variable path part -- only one is allowed");
      }
    }
  }

  /** This definition with a moved resource, and the paths of its subtree updated. */
  private ApiDefinition withSubtree(Resource resource) {
    ApiDefinition definition = with(resource);
    for (Resource child : children(resource)) {
      String pathPart = child.pathPart();
      if (pathPart != null) {
        definition = definition.withSubtree(child.movedTo(resource, pathPart));
      }
    }
    return definition;
  }
}
