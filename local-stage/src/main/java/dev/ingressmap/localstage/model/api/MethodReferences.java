package dev.ingressmap.localstage.model.api;

import static dev.ingressmap.localstage.model.ApiGatewayException.conflict;

import java.util.function.Predicate;

/** The methods that refer to a component, which therefore cannot be deleted. */
final class MethodReferences {

  private MethodReferences() {}

  static void check(ApiDefinition definition, String referenced, Predicate<Method> refers) {
    for (Resource resource : definition.resources().values()) {
      for (Method method : resource.resourceMethods().values()) {
        if (refers.test(method)) {
          throw conflict(
              "Cannot delete %s, is referenced in method: %s/%s"
                  .formatted(referenced, method.httpMethod(), resource.path()));
        }
      }
    }
  }
}
