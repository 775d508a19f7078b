package dev.ingressmap.gateway.aws.api;

import dev.ingressmap.gateway.aws.api.RouteValue.Answer;
import dev.ingressmap.gateway.aws.api.RouteValue.Group;
import dev.ingressmap.gateway.aws.api.RouteValue.GroupEntry;
import dev.ingressmap.gateway.aws.api.RouteValue.ResponseModel;
import dev.ingressmap.gateway.aws.api.RouteValue.RouteSetting;
import dev.ingressmap.gateway.aws.call.Given;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigateway.model.Integration;
import software.amazon.awssdk.services.apigateway.model.IntegrationResponse;
import software.amazon.awssdk.services.apigateway.model.MethodResponse;
import software.amazon.awssdk.services.apigateway.model.MethodSnapshot;
import software.amazon.awssdk.services.apigateway.model.ResponseTransferMode;
import software.amazon.awssdk.services.apigateway.model.TlsConfig;

/**
 * A method of a path: who may call it, what a call must contain, and its integration.
 *
 * @param scopes a token must have one of these, sorted; empty for any token
 * @param values all values that somebody has set; authorizers and validators are ids, not names.
 *     Values that API Gateway fills in by itself are left out
 */
public record Method(List<String> scopes, Map<RouteValue, String> values) {

  public Method {
    scopes = List.copyOf(scopes);
    values = Map.copyOf(values);
  }

  static Method of(software.amazon.awssdk.services.apigateway.model.Method live) {
    List<String> scopes = Given.list(live.authorizationScopes()).stream().sorted().toList();
    Values values = new Values();
    values.method(live, scopes);
    if (live.methodIntegration() != null) {
      values.integration(live.methodIntegration());
    }
    return new Method(scopes, values.values);
  }

  /** The method as AWS describes it for a deployment, which is not much. */
  static Method of(MethodSnapshot live) {
    Values values = new Values();
    values.put(RouteSetting.AUTHORIZATION, live.authorizationType());
    values.put(RouteSetting.API_KEY, live.apiKeyRequired());
    return new Method(List.of(), values.values);
  }

  public @Nullable String value(RouteValue value) {
    return values.get(value);
  }

  private static final class Values {

    private final Map<RouteValue, String> values = new HashMap<>();

    private void method(
        software.amazon.awssdk.services.apigateway.model.Method method, List<String> scopes) {
      put(RouteSetting.AUTHORIZATION, method.authorizationType());
      put(RouteSetting.AUTHORIZER, method.authorizerId());
      put(RouteSetting.SCOPES, list(scopes));
      put(RouteSetting.API_KEY, method.apiKeyRequired());
      put(RouteSetting.VALIDATOR, method.requestValidatorId());
      putAll(Group.PARAMETERS, method.requestParameters());
      putAll(Group.MODELS, method.requestModels());
      Given.map(method.methodResponses()).forEach(this::response);
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
      if (integration.responseTransferMode() == ResponseTransferMode.STREAM) {
        put(RouteSetting.TRANSFER_MODE, "STREAM");
      }
      put(RouteSetting.CONTENT_HANDLING, integration.contentHandlingAsString());
      put(RouteSetting.CREDENTIALS, integration.credentials());
      put(RouteSetting.TARGET, integration.integrationTarget());
      TlsConfig tls = integration.tlsConfig();
      if (tls != null && Boolean.TRUE.equals(tls.insecureSkipVerification())) {
        put(RouteSetting.NO_VERIFICATION, true);
      }
      putAll(Group.INTEGRATION_PARAMETERS, integration.requestParameters());
      putAll(Group.INTEGRATION_TEMPLATES, integration.requestTemplates());
      put(
          RouteSetting.CACHE_KEYS,
          list(Given.list(integration.cacheKeyParameters()).stream().sorted().toList()));
      Given.map(integration.integrationResponses()).forEach(this::answer);
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

    private static @Nullable String list(List<String> items) {
      return items.isEmpty() ? null : String.join(", ", items);
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
