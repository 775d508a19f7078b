package dev.ingressmap.localstage.openapi;

import dev.ingressmap.localstage.restapi.ApiKeySource;
import dev.ingressmap.localstage.restapi.EndpointConfiguration;
import dev.ingressmap.localstage.restapi.RestApi;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The settings of an API in a document: its info, its server and its root extensions. */
final class ApiSettings {

  static final String ENDPOINT = "x-amazon-apigateway-endpoint-configuration";

  private ApiSettings() {}

  /**
   * The API as the document has it; a document never touches its identity, endpoint type and tags.
   */
  static RestApi read(RestApi api, JsonNode document, boolean overwrite) {
    JsonNode info = document.path("info");
    JsonNode endpoint = document.path("servers").path(0).path(ENDPOINT);
    String title = Nodes.text(info, "title");
    ApiKeySource keySource =
        Nodes.constant(document, "x-amazon-apigateway-api-key-source", ApiKeySource.class);
    Integer compression = Nodes.integer(document, "x-amazon-apigateway-minimum-compression-size");
    return new RestApi(
        api.id(),
        title == null ? api.name() : title,
        or(description(info), overwrite ? null : api.description()),
        api.createdDate(),
        or(Nodes.text(info, "version"), overwrite ? null : api.version()),
        binaryMediaTypes(document, overwrite ? List.of() : api.binaryMediaTypes()),
        compression != null || overwrite ? compression : api.minimumCompressionSize(),
        keySource != null ? keySource : overwrite ? ApiKeySource.HEADER : api.apiKeySource(),
        new EndpointConfiguration(
            api.endpointConfiguration().types(),
            api.endpointConfiguration().ipAddressType(),
            endpoint.has("vpcEndpointIds") || overwrite
                ? Nodes.texts(endpoint, "vpcEndpointIds")
                : api.endpointConfiguration().vpcEndpointIds()),
        or(policy(document), overwrite ? null : api.policy()),
        api.tags(),
        endpoint
            .path("disableExecuteApiEndpoint")
            .asBoolean(!overwrite && api.disableExecuteApiEndpoint()),
        api.rootResourceId(),
        or(Nodes.text(document, "x-amazon-apigateway-security-policy"), api.securityPolicy()),
        or(
            Nodes.text(document, "x-amazon-apigateway-endpoint-access-mode"),
            api.endpointAccessMode()));
  }

  private static List<String> binaryMediaTypes(JsonNode document, List<String> kept) {
    var types = new ArrayList<>(kept);
    types.addAll(Nodes.texts(document, "x-amazon-apigateway-binary-media-types"));
    return types;
  }

  private static @Nullable String description(JsonNode info) {
    String description = Nodes.text(info, "description");
    return description == null || description.isEmpty() ? null : description;
  }

  private static @Nullable String policy(JsonNode document) {
    JsonNode policy = document.path("x-amazon-apigateway-policy");
    return policy.isObject()
        ? policy.toString()
        : Nodes.text(document, "x-amazon-apigateway-policy");
  }

  private static @Nullable String or(@Nullable String value, @Nullable String otherwise) {
    return value == null ? otherwise : value;
  }
}
