package dev.ingressmap.localstage.openapi;

import dev.ingressmap.localstage.restapi.ApiDefinition;
import dev.ingressmap.localstage.restapi.Identifier;
import dev.ingressmap.localstage.restapi.RequestValidator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Makes request validators of those of a document, and finds the one that an operation names.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-request-validators.html">AWS:
 *     x-amazon-apigateway-request-validators</a>
 */
final class RequestValidatorImport {

  static final String ALL = "x-amazon-apigateway-request-validators";
  static final String ONE = "x-amazon-apigateway-request-validator";

  private final JsonNode document;
  private final Findings findings;

  RequestValidatorImport(JsonNode document, Findings findings) {
    this.document = document;
    this.findings = findings;
  }

  /**
   * A definition with the validators of the document.
   *
   * @param current whose validators keep their ids
   */
  ApiDefinition addTo(ApiDefinition definition, ApiDefinition current) {
    ApiDefinition result = definition;
    for (var entry : document.path(ALL).properties()) {
      String name = entry.getKey();
      JsonNode json = entry.getValue();
      ApiDefinition before = result;
      ApiDefinition added =
          findings.attempt(
              "Unable to create request validator '" + name + "'",
              () ->
                  before.with(
                      before
                          .components()
                          .with(
                              new RequestValidator(
                                  id(name, current),
                                  name,
                                  json.path("validateRequestBody").asBoolean(false),
                                  json.path("validateRequestParameters").asBoolean(false)))));
      result = added == null ? before : added;
    }
    return result;
  }

  /** The id of the validator of an operation, its own or that of all; null if there is none. */
  @Nullable String idFor(JsonNode operation, ApiDefinition definition) {
    String own = Nodes.text(operation, ONE);
    String name = own == null ? Nodes.text(document, ONE) : own;
    if (name == null) {
      return null;
    }
    RequestValidator validator = definition.components().requestValidatorNamed(name);
    if (validator == null) {
      findings.warn("Reference to request validator '" + name + "' not found. Ignoring.");
      return null;
    }
    return validator.id();
  }

  private static String id(String name, ApiDefinition current) {
    RequestValidator old = current.components().requestValidatorNamed(name);
    return old == null ? Identifier.ofRequestValidator() : old.id();
  }
}
