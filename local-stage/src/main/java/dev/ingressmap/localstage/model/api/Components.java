package dev.ingressmap.localstage.model.api;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;
import static dev.ingressmap.localstage.model.ApiGatewayException.conflict;
import static dev.ingressmap.localstage.model.ApiGatewayException.limitExceeded;
import static dev.ingressmap.localstage.model.ApiGatewayException.notFound;

import dev.ingressmap.localstage.model.Copies;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The components of a REST API that its methods refer to, in addition to its resources.
 *
 * @param models by name
 * @param requestValidators by id
 * @param authorizers by id
 * @param gatewayResponses those that the API sets, by the name of their type
 */
public record Components(
    Map<String, Model> models,
    Map<String, RequestValidator> requestValidators,
    Map<String, Authorizer> authorizers,
    Map<String, GatewayResponse> gatewayResponses) {

  public static final Components NONE = new Components(Map.of(), Map.of(), Map.of(), Map.of());

  /** The quota of authorizers per API. */
  private static final int MAX_AUTHORIZERS = 10;

  public Components {
    models = Copies.map(models);
    requestValidators = Copies.map(requestValidators);
    authorizers = Copies.map(authorizers);
    gatewayResponses = Copies.map(gatewayResponses);
  }

  public Model model(String name) {
    return found(models.get(name), "Invalid model name specified: " + name);
  }

  public Components with(Model model) {
    return withModels(Copies.with(models, model.name(), model));
  }

  Components without(Model model) {
    return withModels(Copies.without(models, model.name()));
  }

  public RequestValidator requestValidator(String id) {
    return found(requestValidators.get(id), "Invalid Request Validator identifier specified");
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
    return withRequestValidators(Copies.with(requestValidators, validator.id(), validator));
  }

  Components without(RequestValidator validator) {
    return withRequestValidators(Copies.without(requestValidators, validator.id()));
  }

  public Authorizer authorizer(String id) {
    return found(authorizers.get(id), "Invalid Authorizer identifier specified");
  }

  /** The authorizer of this name, if there is one. */
  public @Nullable Authorizer authorizerNamed(String name) {
    return authorizers.values().stream()
        .filter(authorizer -> name.equals(authorizer.name()))
        .findFirst()
        .orElse(null);
  }

  public Components with(Authorizer authorizer) {
    Authorizer namesake = authorizerNamed(authorizer.name());
    if (namesake != null && !namesake.id().equals(authorizer.id())) {
      throw conflict(
          "Authorizer name must be unique. Authorizer %s already exists in this RestApi."
              .formatted(authorizer.name()));
    }
    if (!authorizers.containsKey(authorizer.id()) && authorizers.size() >= MAX_AUTHORIZERS) {
      throw limitExceeded(
          "Maximum number of authorizers for this API has been reached.  Please contact AWS if you"
              + " need additional authorizers.");
    }
    return withAuthorizers(Copies.with(authorizers, authorizer.id(), authorizer));
  }

  Components without(Authorizer authorizer) {
    return withAuthorizers(Copies.without(authorizers, authorizer.id()));
  }

  /** The response of a type: the type's own, else the default for its status class, else AWS's. */
  public GatewayResponse gatewayResponse(GatewayResponseType type) {
    GatewayResponse own = gatewayResponses.get(type.name());
    if (own != null) {
      return own;
    }
    GatewayResponse custom = customGatewayResponse(type);
    return custom == null ? GatewayResponse.ofType(type) : custom.asDefaultOf(type);
  }

  /** The response that the API sets for a type or for its status class, if any. */
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
    var _ = found(gatewayResponses.get(type.name()), "Gateway response type not defined on api");
    return withResponses(Copies.without(gatewayResponses, type.name()));
  }

  /** Refuses a method that refers to a missing component. */
  void check(Method method) {
    method.requestModels().values().forEach(this::checkModel);
    method.methodResponses().values().stream()
        .flatMap(response -> response.models().values().stream())
        .forEach(this::checkModel);
    String validatorId = method.requestValidatorId();
    if (validatorId != null && !requestValidators.containsKey(validatorId)) {
      throw badRequest("Invalid Request Validator identifier specified");
    }
    if (method.authorizationType().needsAuthorizer()) {
      String id = method.authorizerId();
      Authorizer authorizer = id == null ? null : authorizers.get(id);
      if (authorizer == null || !authorizer.serves(method.authorizationType())) {
        throw badRequest(
            "Invalid authorizer ID specified. Setting the authorization type to CUSTOM or"
                + " COGNITO_USER_POOLS requires a valid authorizer.");
      }
    }
  }

  private void checkModel(String name) {
    if (!models.containsKey(name)) {
      throw badRequest("Invalid model identifier specified: " + name);
    }
  }

  /** These components with other models, by name. */
  public Components withModels(Map<String, Model> models) {
    return new Components(models, requestValidators, authorizers, gatewayResponses);
  }

  /** These components with other request validators, by id. Their names must be unique. */
  public Components withRequestValidators(Map<String, RequestValidator> validators) {
    return new Components(models, validators, authorizers, gatewayResponses);
  }

  private static <T> T found(@Nullable T component, String otherwise) {
    if (component == null) {
      throw notFound(otherwise);
    }
    return component;
  }

  private Components withAuthorizers(Map<String, Authorizer> authorizers) {
    return new Components(models, requestValidators, authorizers, gatewayResponses);
  }

  private Components withResponses(Map<String, GatewayResponse> responses) {
    return new Components(models, requestValidators, authorizers, responses);
  }
}
