package dev.ingressmap.localstage.control.api;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import dev.ingressmap.localstage.control.patch.Replacements;
import dev.ingressmap.localstage.control.wire.Answer;
import dev.ingressmap.localstage.control.wire.Call;
import dev.ingressmap.localstage.control.wire.OperationHandler;
import dev.ingressmap.localstage.control.wire.Page;
import dev.ingressmap.localstage.control.wire.Wire;
import dev.ingressmap.localstage.model.Identifier;
import dev.ingressmap.localstage.model.account.RestApis;
import dev.ingressmap.localstage.model.api.ApiDefinition;
import dev.ingressmap.localstage.model.api.Resource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The operations on resources. */
public final class ResourceOperations {

  private final RestApis apis;
  private final WorkingCopies copies;

  public ResourceOperations(RestApis apis) {
    this.apis = apis;
    this.copies = new WorkingCopies(apis);
  }

  public Map<String, OperationHandler> handlers() {
    return Map.of(
        "CreateResource", this::create,
        "GetResource", call -> Answer.json(json(copies.resource(call), call)),
        "GetResources", this::list,
        "UpdateResource", this::update,
        "DeleteResource", this::delete);
  }

  private Answer create(Call call) {
    ObjectNode body = call.json();
    call.constraints().required(body, "pathPart").check();
    String pathPart = Wire.read(body.path("pathPart"), String.class);
    String id = Identifier.ofResource();
    ApiDefinition changed =
        copies.update(
            call, definition -> definition.withNewResource(id, call.label("parent_id"), pathPart));
    return Answer.json(changed.resource(id));
  }

  private Answer list(Call call) {
    return Answer.json(
        Page.of(apis.get(call.apiId()).definition().resources().values(), Resource::path, call)
            .map(resource -> json(resource, call)));
  }

  private Answer update(Call call) {
    Map<String, String> values = Replacements.of(call.patch(), List.of("/parentId", "/pathPart"));
    String id = call.label("resource_id");
    ApiDefinition changed = copies.update(call, definition -> move(definition, id, values));
    return Answer.json(json(changed.resource(id), call));
  }

  private static ApiDefinition move(
      ApiDefinition definition, String id, Map<String, String> values) {
    Resource resource = definition.resource(id);
    String parentId = resource.parentId();
    String pathPart = resource.pathPart();
    if (values.isEmpty()) {
      return definition;
    }
    if (parentId == null || pathPart == null) {
      String field = values.containsKey("/pathPart") ? "pathPart" : "parentId";
      throw badRequest("Root resource cannot update its " + field + ".");
    }
    return definition.withMovedResource(
        id, values.getOrDefault("/parentId", parentId), values.getOrDefault("/pathPart", pathPart));
  }

  private Answer delete(Call call) {
    copies.update(call, definition -> definition.withoutResource(call.label("resource_id")));
    return Answer.EMPTY;
  }

  /** A resource with its methods if the call embeds them, else with their names only. */
  private static Object json(Resource resource, Call call) {
    return call.has("embed", "methods") ? resource : Named.of(resource);
  }

  /** A resource with the names of its methods. */
  private record Named(
      String id,
      @Nullable String parentId,
      @Nullable String pathPart,
      String path,
      Map<String, Map<String, String>> resourceMethods) {

    static Named of(Resource resource) {
      Map<String, Map<String, String>> methods = new LinkedHashMap<>();
      resource.resourceMethods().keySet().forEach(name -> methods.put(name, Map.of()));
      return new Named(
          resource.id(), resource.parentId(), resource.pathPart(), resource.path(), methods);
    }
  }
}
