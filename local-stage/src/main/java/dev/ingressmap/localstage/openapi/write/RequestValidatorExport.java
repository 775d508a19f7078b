package dev.ingressmap.localstage.openapi.write;

import dev.ingressmap.localstage.model.api.ApiDefinition;
import dev.ingressmap.localstage.model.api.Method;
import dev.ingressmap.localstage.model.api.RequestValidator;
import dev.ingressmap.localstage.openapi.document.Extension;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/** Writes request validators, which documents refer to by name. */
final class RequestValidatorExport {

  private RequestValidatorExport() {}

  static void write(ObjectNode document, ApiDefinition definition) {
    for (RequestValidator validator : definition.components().requestValidators().values()) {
      document
          .withObjectProperty(Extension.REQUEST_VALIDATORS)
          .putObject(name(validator))
          .put("validateRequestParameters", validator.validateRequestParameters())
          .put("validateRequestBody", validator.validateRequestBody());
    }
  }

  static void write(ObjectNode operation, Method method, ApiDefinition definition) {
    String id = method.requestValidatorId();
    if (id != null) {
      operation.put(
          Extension.REQUEST_VALIDATOR, name(definition.components().requestValidator(id)));
    }
  }

  private static String name(RequestValidator validator) {
    return Objects.requireNonNullElse(validator.name(), validator.id());
  }
}
