package dev.ingressmap.gateway.deploy.api;

import dev.ingressmap.gateway.CanonicalJson;
import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.deploy.change.NamedValues;
import dev.ingressmap.gateway.settings.Authorizer;
import dev.ingressmap.gateway.settings.GatewayResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigateway.model.Model;

/** What an API has beside its routes, live and desired, as named values. */
final class DetailFields {

  private DetailFields() {}

  static Map<String, SortedMap<String, String>> responses(DesiredApi desired) {
    Map<String, SortedMap<String, String>> responses = new HashMap<>();
    desired.responses().forEach((type, response) -> responses.put(type, of(type, response)));
    return responses;
  }

  private static SortedMap<String, String> of(String type, GatewayResponse response) {
    SortedMap<String, String> fields = new TreeMap<>();
    Integer status = response.status();
    NamedValues.put(
        fields, "statusCode", status == null ? UsualAnswers.STATUSES.get(type) : status.toString());
    putAll(fields, "parameters", response.parameters());
    templates(fields, response.bodies());
    return fields;
  }

  static SortedMap<String, String> of(
      software.amazon.awssdk.services.apigateway.model.GatewayResponse live) {
    SortedMap<String, String> fields = new TreeMap<>();
    NamedValues.put(fields, "statusCode", live.statusCode());
    putAll(fields, "parameters", live.responseParameters());
    templates(fields, live.responseTemplates());
    return fields;
  }

  private static void templates(SortedMap<String, String> fields, Map<String, String> bodies) {
    if (!bodies.equals(UsualAnswers.BODIES)) {
      putAll(fields, "templates", bodies);
    }
  }

  static Map<String, SortedMap<String, String>> authorizers(DesiredApi desired) {
    Map<String, SortedMap<String, String>> authorizers = new HashMap<>();
    desired.authorizers().forEach((name, authorizer) -> authorizers.put(name, of(authorizer)));
    return authorizers;
  }

  private static SortedMap<String, String> of(Authorizer authorizer) {
    SortedMap<String, String> fields = new TreeMap<>();
    fields.put("type", authorizer.type().name());
    NamedValues.put(fields, "authorizerUri", authorizer.uri());
    NamedValues.put(fields, "authorizerCredentials", authorizer.credentials());
    NamedValues.put(fields, "identitySource", String.join(", ", authorizer.identity()));
    NamedValues.put(fields, "identityValidationExpression", authorizer.tokenPattern());
    fields.put("authorizerResultTtlInSeconds", String.valueOf(authorizer.ttlSeconds()));
    NamedValues.put(fields, "providerARNs", String.join(", ", authorizer.pools()));
    return fields;
  }

  static SortedMap<String, String> of(
      software.amazon.awssdk.services.apigateway.model.Authorizer live) {
    SortedMap<String, String> fields = new TreeMap<>();
    NamedValues.put(fields, "type", live.typeAsString());
    NamedValues.put(fields, "authorizerUri", live.authorizerUri());
    NamedValues.put(fields, "authorizerCredentials", live.authorizerCredentials());
    NamedValues.put(fields, "identitySource", list(live.identitySource()));
    NamedValues.put(fields, "identityValidationExpression", live.identityValidationExpression());
    Integer ttl = live.authorizerResultTtlInSeconds();
    fields.put("authorizerResultTtlInSeconds", ttl == null ? "300" : ttl.toString());
    NamedValues.put(
        fields, "providerARNs", String.join(", ", live.providerARNs().stream().sorted().toList()));
    return fields;
  }

  static Map<String, SortedMap<String, String>> models(DesiredApi desired) {
    Map<String, SortedMap<String, String>> models = new HashMap<>();
    desired.settings().models().forEach((name, schema) -> models.put(name, model(schema)));
    return models;
  }

  static SortedMap<String, String> of(Model live) {
    return model(live.schema() == null ? "{}" : live.schema());
  }

  private static SortedMap<String, String> model(String schema) {
    return new TreeMap<>(Map.of("schema", CanonicalJson.of(bare(CanonicalJson.parse(schema)))));
  }

  /** A schema whose references are names: AWS writes them as addresses of its own. */
  private static @Nullable Object bare(@Nullable Object schema) {
    if (schema instanceof List<?> items) {
      return items.stream().map(DetailFields::bare).toList();
    }
    if (!(schema instanceof Map<?, ?> object)) {
      return schema;
    }
    Map<String, @Nullable Object> bare = new HashMap<>();
    object.forEach((key, value) ->
        bare.put(
            String.valueOf(key),
            "$ref".equals(key) && value instanceof String reference
                ? reference.substring(reference.lastIndexOf('/') + 1)
                : bare(value)));
    return bare;
  }

  private static @Nullable String list(@Nullable String words) {
    return words == null
        ? null
        : Stream.of(words.split(",", -1)).map(String::strip).collect(Collectors.joining(", "));
  }

  private static void putAll(
      SortedMap<String, String> fields, String name, Map<String, String> values) {
    values.forEach((key, value) -> fields.put(name + "." + key, value));
  }
}
