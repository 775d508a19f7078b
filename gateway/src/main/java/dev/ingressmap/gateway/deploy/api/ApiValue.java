package dev.ingressmap.gateway.deploy.api;

import dev.ingressmap.gateway.Property;
import dev.ingressmap.gateway.aws.api.RestApi;
import dev.ingressmap.gateway.openapi.VersionMark;
import dev.ingressmap.gateway.settings.Api;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The values of an API, without its routes and the resources that they refer to. */
@SuppressWarnings("ImmutableEnumChecker") // Its functions have no state.
public enum ApiValue implements Property {
  NAME("name", RestApi::name, Api::title),
  DESCRIPTION("description", RestApi::description, Api::description),
  VERSION(
      "version",
      live -> live.version() == null ? null : VersionMark.off(live.version()),
      Api::version),
  KEY_SOURCE("apiKeySource", RestApi::keySource, desired -> desired.keySource().name()),
  NO_INVOKE_URL(
      "disableExecuteApiEndpoint",
      live -> String.valueOf(live.invokeUrlDisabled()),
      desired -> String.valueOf(desired.endpoint().disabled())),
  ENDPOINT_TYPE(
      "endpointType",
      live -> live.endpointTypes().isEmpty() ? null : String.join(", ", live.endpointTypes()),
      desired -> desired.endpoint().type().name()),
  VPC_ENDPOINTS(
      "vpcEndpointIds",
      live -> list(live.vpcEndpoints()),
      desired -> list(desired.endpoint().vpcEndpoints())),
  BINARY_TYPES(
      "binaryMediaTypes",
      live -> String.join(", ", live.binaryMediaTypes().stream().sorted().toList()),
      desired -> String.join(", ", desired.binaryMediaTypes())),
  COMPRESSION(
      "minimumCompressionSize",
      live -> text(live.minimumCompressionSize()),
      desired -> text(desired.minimumCompressionSize())),
  POLICY("policy", live -> policy(live.policy()), desired -> policy(desired.policy()));

  private final String text;
  private final Function<RestApi, @Nullable String> live;
  private final Function<Api, @Nullable String> desired;

  ApiValue(
      String text,
      Function<RestApi, @Nullable String> live,
      Function<Api, @Nullable String> desired) {
    this.text = text;
    this.live = live;
    this.desired = desired;
  }

  static Map<ApiValue, String> of(RestApi live) {
    return of(value -> value.live.apply(live));
  }

  static Map<ApiValue, String> of(Api desired) {
    return of(value -> value.desired.apply(desired));
  }

  @Override
  public String text() {
    return text;
  }

  private static Map<ApiValue, String> of(Function<ApiValue, @Nullable String> source) {
    Map<ApiValue, String> values = new EnumMap<>(ApiValue.class);
    for (ApiValue value : values()) {
      String text = source.apply(value);
      if (text != null) {
        values.put(value, text);
      }
    }
    return values;
  }

  /** A list whose order does not matter. */
  private static @Nullable String list(Collection<String> items) {
    return items.isEmpty() ? null : String.join(", ", items.stream().sorted().toList());
  }

  private static @Nullable String text(@Nullable Integer number) {
    return number == null ? null : number.toString();
  }

  private static @Nullable String policy(@Nullable String policy) {
    return policy == null ? null : PolicyText.of(policy);
  }
}
