package dev.ingressmap.gateway.deploy.api;

import dev.ingressmap.gateway.api.Mark;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigateway.model.EndpointConfiguration;
import software.amazon.awssdk.services.apigateway.model.Integration;
import software.amazon.awssdk.services.apigateway.model.IntegrationResponse;
import software.amazon.awssdk.services.apigateway.model.Method;
import software.amazon.awssdk.services.apigateway.model.MethodResponse;
import software.amazon.awssdk.services.apigateway.model.RestApi;
import software.amazon.awssdk.services.apigateway.model.TlsConfig;

/**
 * The live state as named values.
 *
 * <p>What the map never sets but somebody else may have set is named as well, so that it shows as
 * drift; what API Gateway fills in by itself is left out.
 */
public final class LiveFields {

  private final SortedMap<String, String> fields = new TreeMap<>();

  private LiveFields() {}

  public static SortedMap<String, String> of(RestApi api) {
    LiveFields live = new LiveFields();
    live.put("name", api.name());
    live.put("description", api.description());
    live.put("version", api.version() == null ? null : Mark.off(api.version()));
    live.put("apiKeySource", api.apiKeySourceAsString());
    live.put(
        "disableExecuteApiEndpoint",
        Objects.requireNonNullElse(api.disableExecuteApiEndpoint(), false));
    live.put("policy", api.policy() == null ? null : PolicyText.of(api.policy()));
    EndpointConfiguration endpoint = api.endpointConfiguration();
    if (endpoint != null) {
      live.put("endpointType", String.join(", ", endpoint.typesAsStrings()));
      if (!endpoint.vpcEndpointIds().isEmpty()) {
        live.put(
            "vpcEndpointIds",
            String.join(", ", endpoint.vpcEndpointIds().stream().sorted().toList()));
      }
    }
    live.put("minimumCompressionSize", api.minimumCompressionSize());
    live.put(
        "binaryMediaTypes", String.join(", ", api.binaryMediaTypes().stream().sorted().toList()));
    return live.fields;
  }

  public static SortedMap<String, String> of(Method method, LiveNames names) {
    LiveFields live = new LiveFields();
    live.method(method, names);
    if (method.methodIntegration() != null) {
      live.integration(method.methodIntegration());
    }
    return live.fields;
  }

  private void method(Method method, LiveNames names) {
    put("authorizationType", method.authorizationType());
    put("authorizer", names.authorizer(method.authorizerId()));
    if (!method.authorizationScopes().isEmpty()) {
      put(
          "authorizationScopes",
          String.join(", ", method.authorizationScopes().stream().sorted().toList()));
    }
    put("apiKeyRequired", method.apiKeyRequired());
    put("requestValidator", names.validator(method.requestValidatorId()));
    putAll("requestParameters", method.requestParameters());
    putAll("requestModels", method.requestModels());
    method.methodResponses().forEach(this::methodResponse);
  }

  private void methodResponse(String status, MethodResponse response) {
    Map<String, String> models = new HashMap<>(response.responseModels());
    String model = models.remove("application/json");
    put("responses." + status, model == null ? "" : model);
    putAll("responses." + status + ".models", models);
    putAll("responses." + status + ".parameters", response.responseParameters());
  }

  private void integration(Integration integration) {
    put("integration.type", integration.typeAsString());
    put("integration.httpMethod", integration.httpMethod());
    put("integration.uri", integration.uri());
    String connection = integration.connectionTypeAsString();
    put("integration.connectionType", connection == null ? "INTERNET" : connection);
    put("integration.connectionId", integration.connectionId());
    put("integration.passthroughBehavior", integration.passthroughBehavior());
    put("integration.timeoutInMillis", integration.timeoutInMillis());
    put("integration.contentHandling", integration.contentHandlingAsString());
    put("integration.credentials", integration.credentials());
    put("integration.integrationTarget", integration.integrationTarget());
    TlsConfig tls = integration.tlsConfig();
    if (tls != null && Boolean.TRUE.equals(tls.insecureSkipVerification())) {
      put("integration.insecureSkipVerification", true);
    }
    putAll("integration.requestParameters", integration.requestParameters());
    putAll("integration.requestTemplates", integration.requestTemplates());
    if (!integration.cacheKeyParameters().isEmpty()) {
      put("integration.cacheKeyParameters", String.join(", ", integration.cacheKeyParameters()));
    }
    integration.integrationResponses().forEach(this::integrationResponse);
  }

  private void integrationResponse(String status, IntegrationResponse response) {
    String name = "integration.responses." + status;
    String pattern = response.selectionPattern();
    put(name, pattern == null || pattern.isEmpty() ? "default" : pattern);
    put(name + ".contentHandling", response.contentHandlingAsString());
    putAll(name + ".parameters", response.responseParameters());
    putAll(name + ".templates", response.responseTemplates());
  }

  private void putAll(String name, Map<String, ?> values) {
    values.forEach((key, value) -> put(name + "." + key, value));
  }

  private void put(String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value.toString());
    }
  }
}
