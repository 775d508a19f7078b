package dev.ingressmap.localstage.openapi.write;

import dev.ingressmap.localstage.model.api.ConnectionType;
import dev.ingressmap.localstage.model.api.Integration;
import dev.ingressmap.localstage.model.api.IntegrationResponse;
import dev.ingressmap.localstage.model.api.Resource;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Writes integrations, without AWS's defaults. */
final class IntegrationExport {

  private IntegrationExport() {}

  static void write(ObjectNode json, Integration integration, Resource resource) {
    json.put("type", lowerCase(integration.type()));
    put(json, "httpMethod", integration.httpMethod());
    put(json, "uri", integration.uri());
    if (integration.connectionType() == ConnectionType.VPC_LINK) {
      json.put("connectionType", integration.connectionType().name());
      put(json, "connectionId", integration.connectionId());
    }
    put(json, "integrationTarget", integration.integrationTarget());
    put(json, "credentials", integration.credentials());
    for (IntegrationResponse response : integration.integrationResponses().values()) {
      response(json.withObjectProperty("responses"), response);
    }
    put(json, "requestParameters", integration.requestParameters().texts());
    put(json, "requestTemplates", integration.requestTemplates());
    json.put("passthroughBehavior", lowerCase(integration.passthroughBehavior()));
    if (integration.timeoutInMillis() != Integration.MAX_TIMEOUT) {
      json.put("timeoutInMillis", integration.timeoutInMillis());
    }
    if (!resource.id().equals(integration.cacheNamespace())) {
      put(json, "cacheNamespace", integration.cacheNamespace());
    }
    if (!integration.cacheKeyParameters().isEmpty()) {
      var parameters = json.putArray("cacheKeyParameters");
      integration.cacheKeyParameters().forEach(parameters::add);
    }
    if (integration.contentHandling() != null) {
      json.put("contentHandling", integration.contentHandling().name());
    }
    if (integration.responseTransferMode() != null) {
      json.put("responseTransferMode", integration.responseTransferMode().name());
    }
    if (integration.tlsConfig() != null) {
      json.putObject("tlsConfig")
          .put("insecureSkipVerification", integration.tlsConfig().insecureSkipVerification());
    }
  }

  private static void response(ObjectNode responses, IntegrationResponse response) {
    String pattern = response.selectionPattern();
    ObjectNode json =
        responses
            .putObject(pattern == null || pattern.isEmpty() ? "default" : pattern)
            .put("statusCode", response.statusCode());
    put(json, "responseParameters", response.responseParameters().texts());
    put(json, "responseTemplates", response.templates());
    if (response.contentHandling() != null) {
      json.put("contentHandling", response.contentHandling().name());
    }
  }

  private static void put(ObjectNode json, String field, @Nullable String value) {
    if (value != null) {
      json.put(field, value);
    }
  }

  private static void put(ObjectNode json, String field, Map<String, String> values) {
    if (!values.isEmpty()) {
      values.forEach(json.putObject(field)::put);
    }
  }

  private static String lowerCase(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
