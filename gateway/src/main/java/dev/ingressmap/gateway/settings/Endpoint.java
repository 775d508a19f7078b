package dev.ingressmap.gateway.settings;

import java.util.List;

/**
 * Where an API can be called.
 *
 * @param vpcEndpoints the ids of the VPC endpoints of a private API, sorted
 * @param disabled whether AWS's own host name of the API answers 403, for an API with a domain
 */
public record Endpoint(Type type, List<String> vpcEndpoints, boolean disabled) {

  /** A public one in its region. */
  public static final Endpoint DEFAULT = new Endpoint(Type.REGIONAL, List.of(), false);

  public Endpoint {
    vpcEndpoints = vpcEndpoints.stream().sorted().toList();
  }

  /** From where. */
  public enum Type {
    REGIONAL,
    /** By CloudFront, from anywhere. */
    EDGE,
    /** From VPCs alone. */
    PRIVATE
  }
}
