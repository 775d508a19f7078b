package dev.ingressmap.gateway.settings;

import org.jspecify.annotations.Nullable;

/**
 * The settings for the routes of a host.
 *
 * @param prefix the path under which they are in the API; empty for the root
 * @param name the host to call for a host with a wildcard; null for the host itself
 * @param backend scheme and authority of the integrations, perhaps with stage variables; null for
 *     the host itself
 * @param link null for the internet
 * @param trustsAnyCertificate whether the certificate of the backend is not checked
 */
public record Host(
    String prefix,
    @Nullable String name,
    @Nullable String backend,
    @Nullable VpcLink link,
    boolean trustsAnyCertificate) {

  public static final Host DEFAULT = new Host("", null, null, null, false);

  /**
   * A VPC link.
   *
   * @param id its id, or a stage variable
   * @param target the ARN of the load balancer's listener, for a link of version 2; null for
   *     version 1
   */
  public record VpcLink(String id, @Nullable String target) {}
}
