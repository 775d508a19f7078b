package dev.ingressmap.localstage.model.api;

import static dev.ingressmap.localstage.model.ApiGatewayException.conflict;

import dev.ingressmap.localstage.model.ApiGatewayException;
import java.util.List;

/**
 * The methods that refer to a model, which therefore cannot be deleted. Like AWS, it names a method
 * of the newest resource.
 */
final class ModelReferences {

  private ModelReferences() {}

  static void check(ApiDefinition definition, String model) {
    for (Resource resource : List.copyOf(definition.resources().values()).reversed()) {
      for (Method method : resource.resourceMethods().values()) {
        if (method.requestModels().containsValue(model)) {
          throw referenced(model, "method request", resource, method.httpMethod());
        }
        for (MethodResponse response : method.methodResponses().values()) {
          if (response.models().containsValue(model)) {
            throw referenced(
                model,
                "method response",
                resource,
                method.httpMethod() + "/" + response.statusCode());
          }
        }
      }
    }
  }

  private static ApiGatewayException referenced(
      String model, String message, Resource resource, String place) {
    return conflict(
        "Cannot delete model '%s', is referenced in %s: %s/%s"
            .formatted(model, message, resource.path(), place));
  }
}
