package dev.ingressmap.gateway.deploy.api;

import dev.ingressmap.gateway.deploy.access.Access;
import dev.ingressmap.gateway.deploy.api.RouteValue.Answer;
import dev.ingressmap.gateway.deploy.api.RouteValue.Group;
import dev.ingressmap.gateway.deploy.api.RouteValue.GroupEntry;
import dev.ingressmap.gateway.deploy.api.RouteValue.ResponseModel;
import dev.ingressmap.gateway.deploy.api.RouteValue.RouteSetting;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigateway.model.Integration;
import software.amazon.awssdk.services.apigateway.model.IntegrationResponse;
import software.amazon.awssdk.services.apigateway.model.Method;
import software.amazon.awssdk.services.apigateway.model.MethodResponse;
import software.amazon.awssdk.services.apigateway.model.TlsConfig;

/**
 * A route that an API has.
 *
 * <p>What the map never sets but somebody else may have set is a value as well, so that it shows as
 * drift; what API Gateway fills in by itself is left out.
 *
 * @param access who may call it, as far as the method says
 */
public record LiveRoute(Access access, Map<RouteValue, String> values) {

  public LiveRoute {
    values = Map.copyOf(values);
  }

  static LiveRoute of(Method method, LiveNames names) {
    Values values = new Values();
    values.method(method, names);
    if (method.methodIntegration() != null) {
      values.integration(method.methodIntegration());
    }
    return new LiveRoute(Access.of(method, names.authorizer(method.authorizerId())), values.values);
  }

  private static final class Values {

    private final Map<RouteValue, String> values = new HashMap<>();

    private void method(Method method, LiveNames names) {
      put(RouteSetting.AUTHORIZATION, method.authorizationType());
      put(RouteSetting.AUTHORIZER, names.authorizer(method.authorizerId()));
      if (!method.authorizationScopes().isEmpty()) {
        put(
            RouteSetting.SCOPES,
            String.join(", ", method.authorizationScopes().stream().sorted().toList()));
      }
      put(RouteSetting.API_KEY, method.apiKeyRequired());
      put(RouteSetting.VALIDATOR, names.validator(method.requestValidatorId()));
      putAll(Group.PARAMETERS, method.requestParameters());
      putAll(Group.MODELS, method.requestModels());
      method.methodResponses().forEach(this::response);
    }

    private void response(String status, MethodResponse response) {
      ResponseModel value = new ResponseModel(status);
      Map<String, String> models = new HashMap<>(response.responseModels());
      String model = models.remove("application/json");
      put(value, model == null ? "" : model);
      models.forEach((type, name) -> put(value.entry("models", type), name));
      response
          .responseParameters()
          .forEach((name, required) -> put(value.entry("parameters", name), required));
    }

    private void integration(Integration integration) {
      put(RouteSetting.TYPE, integration.typeAsString());
      put(RouteSetting.METHOD, integration.httpMethod());
      put(RouteSetting.URI, integration.uri());
      String connection = integration.connectionTypeAsString();
      put(RouteSetting.CONNECTION_TYPE, connection == null ? "INTERNET" : connection);
      put(RouteSetting.CONNECTION, integration.connectionId());
      put(RouteSetting.PASSTHROUGH, integration.passthroughBehavior());
      put(RouteSetting.TIMEOUT, integration.timeoutInMillis());
      put(RouteSetting.CONTENT_HANDLING, integration.contentHandlingAsString());
      put(RouteSetting.CREDENTIALS, integration.credentials());
      put(RouteSetting.TARGET, integration.integrationTarget());
      TlsConfig tls = integration.tlsConfig();
      if (tls != null && Boolean.TRUE.equals(tls.insecureSkipVerification())) {
        put(RouteSetting.NO_VERIFICATION, true);
      }
      putAll(Group.INTEGRATION_PARAMETERS, integration.requestParameters());
      putAll(Group.INTEGRATION_TEMPLATES, integration.requestTemplates());
      if (!integration.cacheKeyParameters().isEmpty()) {
        put(RouteSetting.CACHE_KEYS, String.join(", ", integration.cacheKeyParameters()));
      }
      integration.integrationResponses().forEach(this::answer);
    }

    private void answer(String status, IntegrationResponse response) {
      Answer value = new Answer(status);
      String pattern = response.selectionPattern();
      put(value, pattern == null || pattern.isEmpty() ? "default" : pattern);
      put(value.entry("contentHandling"), response.contentHandlingAsString());
      response
          .responseParameters()
          .forEach((header, from) -> put(value.entry("parameters", header), from));
      response
          .responseTemplates()
          .forEach((type, template) -> put(value.entry("templates", type), template));
    }

    private void putAll(Group group, Map<String, ?> entries) {
      entries.forEach((name, value) -> put(new GroupEntry(group, name), value));
    }

    private void put(RouteValue value, @Nullable Object text) {
      if (text != null) {
        values.put(value, text.toString());
      }
    }
  }
}
