package dev.ingressmap.localstage.model.api;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import dev.ingressmap.localstage.model.ApiKeySource;
import dev.ingressmap.localstage.model.Copies;
import dev.ingressmap.localstage.model.EndpointConfiguration;
import dev.ingressmap.localstage.model.EndpointType;
import dev.ingressmap.localstage.model.JsonText;
import dev.ingressmap.localstage.model.SettingValues;
import dev.ingressmap.localstage.model.Tags;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A REST API as {@code GetRestApi} shows it: its identity and settings, without its resources.
 *
 * @param minimumCompressionSize the smallest response that is compressed, in bytes, 0 to 10485760;
 *     absent for no compression
 * @param policy the resource policy, a JSON document
 */
public record RestApi(
    String id,
    String name,
    @Nullable String description,
    Instant createdDate,
    @Nullable String version,
    List<String> binaryMediaTypes,
    @Nullable Integer minimumCompressionSize,
    ApiKeySource apiKeySource,
    EndpointConfiguration endpointConfiguration,
    @Nullable String policy,
    Map<String, String> tags,
    boolean disableExecuteApiEndpoint,
    String rootResourceId,
    @Nullable String securityPolicy,
    @Nullable String endpointAccessMode) {

  private static final int MAX_COMPRESSION_SIZE = 10_485_760;

  public RestApi {
    if (name == null || name.isBlank()) {
      throw badRequest("Name cannot be empty");
    }
    if (description != null && description.isEmpty()) {
      throw badRequest("Description cannot be an empty string");
    }
    if (minimumCompressionSize != null
        && (minimumCompressionSize < 0 || minimumCompressionSize > MAX_COMPRESSION_SIZE)) {
      throw badRequest("Invalid minimum compression size, must be between 0 and 10485760");
    }
    endpointConfiguration =
        Objects.requireNonNullElse(endpointConfiguration, EndpointConfiguration.EDGE);
    if (endpointConfiguration.types().size() > 1) {
      throw badRequest("Cannot create an api with multiple Endpoint Types.");
    }
    if (endpointConfiguration.types().contains(EndpointType.PRIVATE)
        && endpointConfiguration.ipAddressType().equals("ipv4")) {
      throw badRequest("Only dualstack ipAddressType is supported for Private APIs.");
    }
    SettingValues.check(securityPolicy, endpointAccessMode);
    if (policy != null && policy.isEmpty()) {
      policy = null;
    }
    if (policy != null && !JsonText.isObject(policy)) {
      throw badRequest(
          "Invalid policy document. Please check the policy syntax and ensure that Principals are"
              + " valid.");
    }
    binaryMediaTypes = Copies.list(binaryMediaTypes);
    apiKeySource = Objects.requireNonNullElse(apiKeySource, ApiKeySource.HEADER);
    tags = Tags.of(tags);
  }

  public RestApi withTags(Map<String, String> tags) {
    return new RestApi(
        id,
        name,
        description,
        createdDate,
        version,
        binaryMediaTypes,
        minimumCompressionSize,
        apiKeySource,
        endpointConfiguration,
        policy,
        tags,
        disableExecuteApiEndpoint,
        rootResourceId,
        securityPolicy,
        endpointAccessMode);
  }
}
