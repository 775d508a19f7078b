package dev.ingressmap.gateway.deploy;

import dev.ingressmap.gateway.api.Integration;
import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.settings.Settings;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The desired state in API Gateway's own names and values, as {@link LiveFields} gives the live.
 */
final class DesiredFields {

  private DesiredFields() {}

  static SortedMap<String, String> of(Settings.Api api) {
    return new TreeMap<>(
        Map.of(
            "name", api.name(),
            "description", api.description(),
            "version", api.version(),
            "apiKeySource", "HEADER",
            "disableExecuteApiEndpoint", "false",
            "binaryMediaTypes", String.join(", ", api.binaryMediaTypes())));
  }

  static SortedMap<String, String> of(Operation operation) {
    SortedMap<String, String> fields = new TreeMap<>();
    fields.put("authorizationType", operation.authorization().name());
    fields.put("apiKeyRequired", Boolean.toString(operation.apiKeyRequired()));
    operation
        .pathParameters()
        .forEach(name -> fields.put("requestParameters.method.request.path." + name, "true"));
    operation.responses().forEach((status, model) -> fields.put("responses." + status, model));
    Integration integration = operation.integration();
    fields.put("integration.type", integration.type().name());
    putIfPresent(fields, "integration.httpMethod", integration.method());
    putIfPresent(fields, "integration.uri", integration.uri());
    putIfPresent(fields, "integration.contentHandling", integration.contentHandling());
    fields.put("integration.connectionType", "INTERNET");
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
