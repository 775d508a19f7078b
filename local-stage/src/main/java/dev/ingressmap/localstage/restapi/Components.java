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
 * @param gatewayResponses by the name of their type, those that the API sets
 */
public record Components(
    Map<String, Model> models,
    Map<String, RequestValidator> requestValidators,
    Map<String, GatewayResponse> gatewayResponses) {

  public static final Components NONE = new Components(Map.of(), Map.of(), Map.of());

  public Components {
    models = Copies.map(models);
    requestValidators = Copies.map(requestValidators);
    gatewayResponses = Copies.map(gatewayResponses);
  }

  public Model model(String name) {
    Model model = models.get(name);
    if (model == null) {
      throw notFound("Invalid model name specified: " + name);
    }
    return model;
  }

  public Components with(Model model) {
    return withModels(Copies.with(models, model.name(), model));
  }

  Components without(Model model) {
    return withModels(Copies.without(models, model.name()));
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
    return withValidators(Copies.with(requestValidators, validator.id(), validator));
  }

  Components without(RequestValidator validator) {
    return withValidators(Copies.without(requestValidators, validator.id()));
  }

  /** The response of a type: its own, else the default for its status, else AWS's. */
  public GatewayResponse gatewayResponse(GatewayResponseType type) {
    GatewayResponse own = gatewayResponses.get(type.name());
    if (own != null) {
      return own;
    }
    GatewayResponse custom = customGatewayResponse(type);
    return custom == null ? GatewayResponse.ofType(type) : custom.asDefaultOf(type);
  }

  /** The response that the API sets for a type, or for all types of such a status, if any. */
  public @Nullable GatewayResponse customGatewayResponse(GatewayResponseType type) {
    if (gatewayResponses.isEmpty()) {
      return null;
    }
    GatewayResponse own = gatewayResponses.get(type.name());
    return own == null ? gatewayResponses.get(type.fallback().name()) : own;
  }

  public Components with(GatewayResponse response) {
    return withResponses(Copies.with(gatewayResponses, response.responseType().name(), response));
  }

  public Components without(GatewayResponseType type) {
    if (!gatewayResponses.containsKey(type.name())) {
      throw notFound("Gateway response type not defined on api");
    }
    return withResponses(Copies.without(gatewayResponses, type.name()));
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

  private Components withModels(Map<String, Model> models) {
    return new Components(models, requestValidators, gatewayResponses);
  }

  private Components withValidators(Map<String, RequestValidator> validators) {
    return new Components(models, validators, gatewayResponses);
  }

  private Components withResponses(Map<String, GatewayResponse> responses) {
    return new Components(models, requestValidators, responses);
  }

  private void checkModel(String name) {
    if (!models.containsKey(name)) {
      throw badRequest("Invalid model identifier specified: " + name);
    }
  }
}
