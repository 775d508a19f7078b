package dev.ingressmap.localstage.model.api;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;
import static dev.ingressmap.localstage.model.ApiGatewayException.notFound;

import dev.ingressmap.localstage.mapping.Mapping;
import dev.ingressmap.localstage.model.Copies;
import dev.ingressmap.localstage.model.HttpMethods;
import dev.ingressmap.localstage.model.MappingRules;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A method of a resource: what clients must send and what they get, and the integration behind it.
 *
 * @param httpMethod an HTTP method or {@code ANY}
 * @param authorizerId for the authorization types that have an authorizer
 * @param authorizationScopes of which an access token of a user pool must have one; empty if an
 *     identity token is required
 * @param requestParameters {@code method.request.{location}.{name}} to whether it is required
 * @param requestModels content type to model name
 * @param methodResponses by status code
 */
public record Method(
    String httpMethod,
    AuthorizationType authorizationType,
    @Nullable String authorizerId,
    List<String> authorizationScopes,
    boolean apiKeyRequired,
    @Nullable String requestValidatorId,
    @Nullable String operationName,
    Map<String, Boolean> requestParameters,
    Map<String, String> requestModels,
    Map<String, MethodResponse> methodResponses,
    @Nullable Integration methodIntegration) {

  public Method {
    HttpMethods.valid(httpMethod);
    if (authorizationType == null) {
      throw badRequest("Invalid authorization type specified");
    }
    if (!authorizationType.needsAuthorizer()) {
      // AWS ignores an authorizer that would never be asked.
      authorizerId = null;
    }
    authorizationScopes =
        authorizationType == AuthorizationType.COGNITO_USER_POOLS
            ? Copies.list(authorizationScopes)
            : List.of();
    if (requestValidatorId != null && requestValidatorId.isEmpty()) {
      requestValidatorId = null;
    }
    requestParameters = Copies.map(requestParameters);
    var names = new HashSet<String>();
    for (String parameter : requestParameters.keySet()) {
      if (!names.add(MappingRules.methodRequest(parameter).name())) {
        throw badRequest("Parameter names must be unique across querystring, header and path");
      }
    }
    requestModels = Copies.map(requestModels);
    methodResponses = Copies.map(methodResponses);
  }

  public MethodResponse response(String statusCode) {
    MethodResponse response = methodResponses.get(statusCode);
    if (response == null) {
      throw notFound("Invalid Response status code specified");
    }
    return response;
  }

  /** The integration; refuses a method that has none. */
  public Integration integration() {
    if (methodIntegration == null) {
      throw notFound("Invalid Integration identifier specified");
    }
    return methodIntegration;
  }

  public Method with(MethodResponse response) {
    return with(Copies.with(methodResponses, response.statusCode(), response), methodIntegration);
  }

  public Method without(MethodResponse response) {
    return with(Copies.without(methodResponses, response.statusCode()), methodIntegration);
  }

  /**
   * This method with an integration, which may take its values only from parameters declared here.
   */
  public Method with(Integration integration) {
    for (Mapping mapping : integration.requestParameters()) {
      MappingRules.checkDeclared(mapping.source(), requestParameters.keySet());
    }
    for (String key : integration.cacheKeyParameters()) {
      if (!isDeclared(key, integration)) {
        throw badRequest("Invalid cache key parameter specified");
      }
    }
    return with(methodResponses, integration);
  }

  /** This method without the cache keys of parameters that are not declared here any longer. */
  public Method withDeclaredCacheKeys() {
    Integration behind = methodIntegration;
    return behind == null
        ? this
        : with(
            methodResponses,
            behind.withCacheKeys(
                behind.cacheKeyParameters().stream()
                    .filter(key -> isDeclared(key, behind))
                    .toList()));
  }

  private boolean isDeclared(String cacheKey, Integration integration) {
    return requestParameters.containsKey(cacheKey)
        || integration.requestParameters().texts().containsKey(cacheKey);
  }

  public Method withoutIntegration() {
    return with(methodResponses, null);
  }

  /**
   * This method with an integration response, which may set only headers of its method response.
   */
  public Method with(IntegrationResponse response) {
    check(response);
    return with(methodResponses, integration().with(response));
  }

  /** This method with these integration responses, by status code. */
  public Method withIntegrationResponses(Map<String, IntegrationResponse> responses) {
    responses.values().forEach(this::check);
    return with(methodResponses, integration().with(responses));
  }

  /**
   * Refuses an integration response that sets headers which its method response does not declare.
   */
  public void check(IntegrationResponse response) {
    if (!response.responseParameters().isEmpty()) {
      MethodResponse declared = methodResponses.get(response.statusCode());
      if (declared == null) {
        throw MappingRules.invalid("No method response exists for method.");
      }
      for (Mapping mapping : response.responseParameters()) {
        if (!declared.parameters().containsKey(mapping.target().toString())) {
          throw MappingRules.invalid(
              "Invalid mapping expression parameter specified: " + mapping.target());
        }
      }
    }
  }

  public Method without(IntegrationResponse response) {
    return with(methodResponses, integration().without(response));
  }

  private Method with(Map<String, MethodResponse> responses, @Nullable Integration integration) {
    return new Method(
        httpMethod,
        authorizationType,
        authorizerId,
        authorizationScopes,
        apiKeyRequired,
        requestValidatorId,
        operationName,
        requestParameters,
        requestModels,
        responses,
        integration);
  }
}
