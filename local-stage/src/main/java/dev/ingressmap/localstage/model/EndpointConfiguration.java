package dev.ingressmap.localstage.model;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import java.util.List;
import java.util.Objects;

/**
 * The endpoint of a REST API or of a domain name: its types, its IP address type ({@code ipv4} or
 * {@code dualstack}) and, for a private one, the associated VPC endpoints.
 */
public record EndpointConfiguration(
    List<EndpointType> types, String ipAddressType, List<String> vpcEndpointIds) {

  public static final EndpointConfiguration EDGE =
      new EndpointConfiguration(List.of(EndpointType.EDGE), "ipv4", List.of());

  public EndpointConfiguration {
    types = Copies.list(types);
    if (types.isEmpty()) {
      throw badRequest("REGIONAL Configuration and EDGE Configuration cannot be both DISABLED.");
    }
    ipAddressType =
        Objects.requireNonNullElse(
            ipAddressType, types.contains(EndpointType.PRIVATE) ? "dualstack" : "ipv4");
    if (!ipAddressType.equals("ipv4") && !ipAddressType.equals("dualstack")) {
      throw badRequest("ipAddressType must be either ipv4 or dualstack.");
    }
    vpcEndpointIds = Copies.list(vpcEndpointIds);
  }
}
