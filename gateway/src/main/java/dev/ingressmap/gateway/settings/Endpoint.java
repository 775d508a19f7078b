package dev.ingressmap.gateway.settings;

import java.util.List;

/**
 * The endpoint of an API.
 *
 * @param vpcEndpoints the ids of the VPC endpoints of a private API, sorted
 * @param disabled whether AWS's own host name of the API answers 403, for an API with a custom
 *     domain
 */
public record Endpoint(Type type, List<String> vpcEndpoints, boolean disabled) {

  /** A public endpoint in the API's region. */
  public static final Endpoint DEFAULT = new Endpoint(Type.REGIONAL, List.of(), false);

  public Endpoint {
    vpcEndpoints = vpcEndpoints.stream().sorted().toList();
  }

  /** The place from which it can be called. */
  public enum Type {
    REGIONAL,
    /** Anywhere, through CloudFront. */
    EDGE,
    /** Only VPCs. */
    PRIVATE
  }
}
