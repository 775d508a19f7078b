package dev.ingressmap.gateway.deploy.api;

import dev.ingressmap.gateway.api.Integration;
import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.api.Security;
import dev.ingressmap.gateway.api.Validation;
import dev.ingressmap.gateway.settings.Api;
import dev.ingressmap.gateway.settings.Host.VpcLink;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The desired state in API Gateway's own names and values, as {@link LiveFields} gives the live.
 */
final class DesiredFields {

  private DesiredFields() {}

  static SortedMap<String, String> of(Api api) {
    SortedMap<String, String> fields = new TreeMap<>();
    fields.put("name", api.title());
    fields.put("description", api.description());
    fields.put("version", api.version());
    fields.put("apiKeySource", api.keySource().name());
    fields.put("disableExecuteApiEndpoint", Boolean.toString(api.endpoint().disabled()));
    fields.put("endpointType", api.endpoint().type().name());
    fields.put("binaryMediaTypes", String.join(", ", api.binaryMediaTypes()));
    if (!api.endpoint().vpcEndpoints().isEmpty()) {
      fields.put("vpcEndpointIds", String.join(", ", api.endpoint().vpcEndpoints()));
    }
    if (api.minimumCompressionSize() != null) {
      fields.put("minimumCompressionSize", api.minimumCompressionSize().toString());
    }
    if (api.policy() != null) {
      fields.put("policy", PolicyText.of(api.policy()));
    }
    return fields;
  }

  static SortedMap<String, String> of(Operation operation) {
    SortedMap<String, String> fields = new TreeMap<>();
    Security security = operation.security();
    fields.put("authorizationType", security.type().name());
    putIfPresent(fields, "authorizer", security.authorizer());
    if (!security.scopes().isEmpty()) {
      fields.put(
          "authorizationScopes", String.join(", ", security.scopes().stream().sorted().toList()));
    }
    fields.put("apiKeyRequired", Boolean.toString(security.apiKeyRequired()));
    Validation validation = operation.validation();
    if (validation != null) {
      fields.put("requestValidator", validation.validator());
    }
    putIfPresent(fields, "requestModels.application/json", operation.requestModel());
    operation
        .parameters()
        .forEach((name, required) ->
            fields.put("requestParameters.method.request." + name, required.toString()));
    operation
        .responses()
        .forEach((status, response) -> {
          fields.put("responses." + status, response.model());
          for (String header : response.headers()) {
            fields.put(
                "responses." + status + ".parameters.method.response.header." + header, "false");
          }
        });
    Integration integration = operation.integration();
    fields.put("integration.type", integration.type().name());
    putIfPresent(fields, "integration.httpMethod", integration.method());
    putIfPresent(fields, "integration.uri", integration.uri());
    putIfPresent(fields, "integration.contentHandling", integration.contentHandling());
    VpcLink link = integration.link();
    fields.put("integration.connectionType", link == null ? "INTERNET" : "VPC_LINK");
    if (link != null) {
      fields.put("integration.connectionId", link.id());
      putIfPresent(fields, "integration.integrationTarget", link.target());
    }
    if (integration.trustsAnyCertificate()) {
      fields.put("integration.insecureSkipVerification", "true");
    }
    fields.put("integration.passthroughBehavior", integration.passthroughBehavior());
    fields.put("integration.timeoutInMillis", Integer.toString(integration.timeoutMillis()));
    integration
        .requestParameters()
        .forEach((name, from) -> fields.put("integration.requestParameters." + name, from));
    integration
        .requestTemplates()
        .forEach((type, template) -> fields.put("integration.requestTemplates." + type, template));
    for (Integration.Response response : integration.responses()) {
      String pattern = response.selectionPattern();
      String name = "integration.responses." + response.status();
      fields.put(name, pattern == null ? "default" : pattern);
      response
          .parameters()
          .forEach((header, value) -> fields.put(name + ".parameters." + header, value));
      response
          .templates()
          .forEach((type, template) -> fields.put(name + ".templates." + type, template));
    }
    return fields;
  }

  private static void putIfPresent(
      Map<String, String> fields, String name, @Nullable String value) {
    if (value != null) {
      fields.put(name, value);
    }
  }
}
