package dev.ingressmap.gateway.deploy.api;

import dev.ingressmap.gateway.CanonicalJson;
import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.deploy.change.Named;
import dev.ingressmap.gateway.deploy.change.NamedValues;
import dev.ingressmap.gateway.settings.Authorizer;
import dev.ingressmap.gateway.settings.GatewayResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an API has in addition to its routes, live and desired, as named values. */
final class Details {

  private Details() {}

  static Map<String, Map<Named, String>> responses(DesiredApi desired) {
    Map<String, Map<Named, String>> responses = new HashMap<>();
    desired.responses().forEach((type, response) -> responses.put(type, of(type, response)));
    return responses;
  }

  private static Map<Named, String> of(String type, GatewayResponse response) {
    Map<Named, String> fields = new HashMap<>();
    Integer status = response.status();
    put(fields, "statusCode", status == null ? UsualAnswers.STATUSES.get(type) : status.toString());
    putAll(fields, "parameters", response.parameters());
    templates(fields, response.bodies());
    return fields;
  }

  static Map<Named, String> of(dev.ingressmap.gateway.aws.api.GatewayResponse live) {
    Map<Named, String> fields = new HashMap<>();
    put(fields, "statusCode", live.status());
    putAll(fields, "parameters", live.parameters());
    templates(fields, live.templates());
    return fields;
  }

  private static void templates(Map<Named, String> fields, Map<String, String> bodies) {
    if (!bodies.equals(UsualAnswers.BODIES)) {
      putAll(fields, "templates", bodies);
    }
  }

  static Map<String, Map<Named, String>> authorizers(DesiredApi desired) {
    Map<String, Map<Named, String>> authorizers = new HashMap<>();
    desired.authorizers().forEach((name, authorizer) -> authorizers.put(name, of(authorizer)));
    return authorizers;
  }

  private static Map<Named, String> of(Authorizer authorizer) {
    Map<Named, String> fields = new HashMap<>();
    put(fields, "type", authorizer.type().name());
    put(fields, "authorizerUri", authorizer.uri());
    put(fields, "authorizerCredentials", authorizer.credentials());
    put(fields, "identitySource", String.join(", ", authorizer.identity()));
    put(fields, "identityValidationExpression", authorizer.tokenPattern());
    put(fields, "authorizerResultTtlInSeconds", String.valueOf(authorizer.ttlSeconds()));
    put(fields, "providerARNs", String.join(", ", authorizer.pools()));
    return fields;
  }

  static Map<Named, String> of(dev.ingressmap.gateway.aws.api.Authorizer live) {
    Map<Named, String> fields = new HashMap<>();
    put(fields, "type", live.type());
    put(fields, "authorizerUri", live.uri());
    put(fields, "authorizerCredentials", live.credentials());
    put(fields, "identitySource", list(live.identitySource()));
    put(fields, "identityValidationExpression", live.tokenPattern());
    put(fields, "authorizerResultTtlInSeconds", String.valueOf(live.ttlSeconds()));
    put(fields, "providerARNs", String.join(", ", live.pools().stream().sorted().toList()));
    return fields;
  }

  static Map<String, Map<Named, String>> models(DesiredApi desired) {
    Map<String, Map<Named, String>> models = new HashMap<>();
    desired.settings().models().forEach((name, schema) -> models.put(name, ofModel(schema)));
    return models;
  }

  static Map<Named, String> ofModel(String schema) {
    return Map.of(new Named("schema"), CanonicalJson.of(bare(CanonicalJson.parse(schema))));
  }

  /** A schema whose references are plain names; AWS writes them as URLs. */
  private static @Nullable Object bare(@Nullable Object schema) {
    if (schema instanceof List<?> items) {
      return items.stream().map(Details::bare).toList();
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

  private static void putAll(Map<Named, String> fields, String name, Map<String, String> values) {
    values.forEach((key, value) -> fields.put(new Named(name + "." + key), value));
  }

  private static void put(Map<Named, String> fields, String name, @Nullable String value) {
    NamedValues.put(fields, new Named(name), value);
  }
}
