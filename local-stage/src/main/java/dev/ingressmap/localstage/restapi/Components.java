package dev.ingressmap.localstage.restapi;

import static dev.ingressmap.localstage.restapi.ApiGatewayException.badRequest;
import static dev.ingressmap.localstage.restapi.ApiGatewayException.conflict;
import static dev.ingressmap.localstage.restapi.ApiGatewayException.notFound;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a REST API has beside its resources, for their methods to refer to.
 *
 * @param models by name
 * @param requestValidators by id
 */
public record Components(
    Map<String, Model> models, Map<String, RequestValidator> requestValidators) {

  public static final Components NONE = new Components(Map.of(), Map.of());

  public Components {
    models = Copies.map(models);
    requestValidators = Copies.map(requestValidators);
  }

  public Model model(String name) {
    Model model = models.get(name);
    if (model == null) {
      throw notFound("Invalid model name specified: " + name);
    }
    return model;
  }

  public Components with(Model model) {
    return new Components(Copies.with(models, model.name(), model), requestValidators);
  }

  Components without(Model model) {
    return new Components(Copies.without(models, model.name()), requestValidators);
  }

  public RequestValidator requestValidator(String id) {
    RequestValidator validator = requestValidators.get(id);
    if (validator == null) {
      throw notFound("Invalid Request Validator identifier specified");
    }
    return validator;
  }

  /** The request validator of this name, if there is one. */
  public @Nullable RequestValidator requestValidatorNamed(String name) {
    return requestValidators.values().stream()
        .filter(validator -> name.equals(validator.name()))
        .findFirst()
        .orElse(null);
  }

  public Components with(RequestValidator validator) {
    for (RequestValidator other : requestValidators.values()) {
      if (Objects.equals(other.name(), validator.name()) && !other.id().equals(validator.id())) {
        throw conflict("Request Validator name must be unique");
      }
    }
    return new Components(models, Copies.with(requestValidators, validator.id(), validator));
  }

  Components without(RequestValidator validator) {
    return new Components(models, Copies.without(requestValidators, validator.id()));
  }

  /** Refuses a method that refers to what is not here. */
  void check(Method method) {
    method.requestModels().values().forEach(this::checkModel);
    method.methodResponses().values().stream()
        .flatMap(response -> response.responseModels().values().stream())
        .forEach(this::checkModel);
    String validatorId = method.requestValidatorId();
    if (validatorId != null && !requestValidators.containsKey(validatorId)) {
      throw badRequest("Invalid Request Validator identifier specified");
    }
  }

  private void checkModel(String name) {
    if (!models.containsKey(name)) {
      throw badRequest("Invalid model identifier specified: " + name);
    }
  }
}
