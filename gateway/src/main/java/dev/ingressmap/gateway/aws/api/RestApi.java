package dev.ingressmap.gateway.aws.api;

import dev.ingressmap.gateway.aws.call.Given;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An API, without its routes and the resources that they refer to. A field is null or empty if
 * nobody has set it.
 *
 * @param endpointTypes a list with one type
 * @param minimumCompressionSize in bytes
 * @param policy as JSON
 */
public record RestApi(
    String id,
    @Nullable String name,
    @Nullable String description,
    @Nullable String version,
    Instant created,
    Map<String, String> tags,
    @Nullable String keySource,
    boolean invokeUrlDisabled,
    List<String> endpointTypes,
    List<String> vpcEndpoints,
    List<String> binaryMediaTypes,
    @Nullable Integer minimumCompressionSize,
    @Nullable String policy) {

  public RestApi {
    tags = Map.copyOf(tags);
    endpointTypes = List.copyOf(endpointTypes);
    vpcEndpoints = List.copyOf(vpcEndpoints);
    binaryMediaTypes = List.copyOf(binaryMediaTypes);
  }

  static RestApi of(software.amazon.awssdk.services.apigateway.model.RestApi live) {
    var endpoint = live.endpointConfiguration();
    return new RestApi(
        Given.required(live.id(), "id"),
        live.name(),
        live.description(),
        live.version(),
        Given.time(live.createdDate()),
        Given.map(live.tags()),
        live.apiKeySourceAsString(),
        Given.flag(live.disableExecuteApiEndpoint()),
        endpoint == null ? List.of() : Given.list(endpoint.typesAsStrings()),
        endpoint == null ? List.of() : Given.list(endpoint.vpcEndpointIds()),
        Given.list(live.binaryMediaTypes()),
        live.minimumCompressionSize(),
        live.policy());
  }
}
