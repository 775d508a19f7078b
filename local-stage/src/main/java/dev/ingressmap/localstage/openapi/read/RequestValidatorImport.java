package dev.ingressmap.localstage.openapi.read;

import dev.ingressmap.localstage.model.Identifier;
import dev.ingressmap.localstage.model.api.ApiDefinition;
import dev.ingressmap.localstage.model.api.RequestValidator;
import dev.ingressmap.localstage.openapi.document.DocumentFields;
import dev.ingressmap.localstage.openapi.document.Extension;
import dev.ingressmap.localstage.openapi.document.Findings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Creates request validators from those of a document, and finds the one that an operation names.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-request-validators.html">AWS:
 *     x-amazon-apigateway-request-validators</a>
 */
public final class RequestValidatorImport {

  private final Findings findings;
  private final Map<String, RequestValidator> validators;
  private final @Nullable String validatorOfAll;

  /**
   * Creates the validators.
   *
   * @param definition its validators are kept
   * @param current its validators keep their ids
   */
  RequestValidatorImport(
      DocumentFields root, Findings findings, ApiDefinition definition, ApiDefinition current) {
    this.findings = findings;
    validators = byName(definition);
    Map<String, RequestValidator> old = byName(current);
    root.entries(Extension.REQUEST_VALIDATORS)
        .forEach((name, node) -> {
          RequestValidator validator =
              findings.attempt(
                  "Unable to create request validator '" + name + "'",
                  () -> node.read(fields -> validator(name, old.get(name), fields)));
          if (validator != null) {
            validators.put(name, validator);
          }
        });
    validatorOfAll = root.text(Extension.REQUEST_VALIDATOR);
  }

  /** All validators, by id. */
  Map<String, RequestValidator> byId() {
    var byId = new LinkedHashMap<String, RequestValidator>();
    validators.values().forEach(validator -> byId.put(validator.id(), validator));
    return byId;
  }

  /** The id of an operation's own or default validator; null if there is none. */
  @Nullable String idFor(DocumentFields operation) {
    String own = operation.text(Extension.REQUEST_VALIDATOR);
    String name = own == null ? validatorOfAll : own;
    if (name == null) {
      return null;
    }
    RequestValidator validator = validators.get(name);
    if (validator == null) {
      findings.warn("Reference to request validator '" + name + "' not found. Ignoring.");
      return null;
    }
    return validator.id();
  }

  private static RequestValidator validator(
      String name, @Nullable RequestValidator old, DocumentFields fields) {
    return new RequestValidator(
        old == null ? Identifier.ofRequestValidator() : old.id(),
        name,
        fields.flag("validateRequestBody", false),
        fields.flag("validateRequestParameters", false));
  }

  private static Map<String, RequestValidator> byName(ApiDefinition definition) {
    return definition.components().requestValidators().values().stream()
        .collect(
            Collectors.toMap(
                validator -> validator.name() == null ? validator.id() : validator.name(),
                validator -> validator,
                (first, _) -> first,
                LinkedHashMap::new));
  }
}
