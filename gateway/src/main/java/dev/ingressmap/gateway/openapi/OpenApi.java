package dev.ingressmap.gateway.openapi;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.ingressmap.gateway.CanonicalJson;
import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.api.Validation;
import dev.ingressmap.gateway.settings.Api;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An API as an OpenAPI document.
 *
 * <p>PutRestApi resets everything that an overwriting document leaves out, so this document has
 * everything that has a value.
 *
 * @param paths by path and verb
 */
@JsonInclude(Include.NON_EMPTY)
record OpenApi(
    String openapi,
    Info info,
    List<Server> servers,
    @JsonProperty(Extension.API_KEY_SOURCE) String apiKeySource,
    @JsonProperty(Extension.BINARY_MEDIA_TYPES) @JsonInclude(Include.ALWAYS)
        List<String> binaryMediaTypes,
    @JsonProperty(Extension.MINIMUM_COMPRESSION_SIZE) @Nullable Integer minimumCompressionSize,
    @JsonProperty(Extension.POLICY) @JsonInclude(Include.NON_NULL) @Nullable Object policy,
    @JsonProperty(Extension.GATEWAY_RESPONSES) Map<String, ResponseObject> gatewayResponses,
    @JsonProperty(Extension.REQUEST_VALIDATORS) Map<String, Validator> requestValidators,
    Components components,
    @JsonProperty(Extension.DOCUMENTATION) @Nullable Documentation documentation,
    @JsonInclude(Include.ALWAYS) Map<String, Map<String, OperationObject>> paths) {

  static OpenApi of(DesiredApi api) {
    Api facts = api.settings().api();
    return new OpenApi(
        "3.0.1",
        new Info(facts.title(), facts.description(), facts.version()),
        List.of(
            new Server(
                "/", new Endpoint(facts.endpoint().disabled(), facts.endpoint().vpcEndpoints()))),
        facts.keySource().name(),
        facts.binaryMediaTypes(),
        facts.minimumCompressionSize(),
        facts.policy() == null ? null : CanonicalJson.parse(facts.policy()),
        api.responses().entrySet().stream()
            .collect(toMap(Map.Entry::getKey, entry -> ResponseObject.of(entry.getValue()))),
        api.validations().stream().collect(toMap(Validation::validator, Validator::of)),
        Components.of(api),
        Documentation.of(api),
        paths(api));
  }

  OpenApi withVersion(String version) {
    return new OpenApi(
        openapi,
        new Info(info.title, info.description, version),
        servers,
        apiKeySource,
        binaryMediaTypes,
        minimumCompressionSize,
        policy,
        gatewayResponses,
        requestValidators,
        components,
        documentation,
        paths);
  }

  private static Map<String, Map<String, OperationObject>> paths(DesiredApi api) {
    Map<String, Map<String, OperationObject>> paths = new TreeMap<>();
    api.operations()
        .forEach((key, operation) ->
            paths
                .computeIfAbsent(key.path(), path -> new TreeMap<>())
                .put(verb(key.method()), OperationObject.of(operation)));
    return paths;
  }

  private static String verb(String method) {
    return method.equals("ANY") ? Extension.ANY_METHOD : method.toLowerCase(Locale.ROOT);
  }

  /** The name, description and version of the API. */
  record Info(String title, String description, String version) {}

  /** The API's address. AWS reads the endpoint here; only in Swagger 2 it is at the root. */
  record Server(String url, @JsonProperty(Extension.ENDPOINT_CONFIGURATION) Endpoint endpoint) {}

  /** The endpoint: from where the API can be called. */
  @JsonInclude(Include.NON_EMPTY)
  record Endpoint(boolean disableExecuteApiEndpoint, List<String> vpcEndpointIds) {}

  /** The checks of a call. */
  record Validator(boolean validateRequestBody, boolean validateRequestParameters) {

    static Validator of(Validation validation) {
      return new Validator(validation.body(), validation.parameters());
    }
  }
}
