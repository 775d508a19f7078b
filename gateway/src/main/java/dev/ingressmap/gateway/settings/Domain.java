package dev.ingressmap.gateway.settings;

import org.jspecify.annotations.Nullable;

/**
 * A custom domain name at which a stage answers.
 *
 * @param certificate the ARN of its certificate in AWS Certificate Manager, in the API's region
 * @param basePath the first segment of the stage's paths, {@link #ROOT} for all paths that no other
 *     base path of the domain takes
 * @param securityPolicy the TLS versions and ciphers that clients may use
 * @param accessMode how strictly API Gateway checks that calls are meant for the domain; null for a
 *     security policy that has none
 * @param ipAddressType {@code ipv4} or {@code dualstack}
 * @param mutualTls null if clients need no certificate
 * @param hostedZone the id of the Route 53 zone for the domain's record; null if the map does not
 *     manage the record
 */
public record Domain(
    String name,
    String certificate,
    String basePath,
    String securityPolicy,
    @Nullable String accessMode,
    String ipAddressType,
    @Nullable MutualTls mutualTls,
    @Nullable String hostedZone) {

  /** The access mode that checks nothing more. */
  public static final String BASIC = "BASIC";

  /** The access mode that refuses calls whose TLS name is not that of their host. */
  public static final String STRICT = "STRICT";

  public static final String IPV4 = "ipv4";

  /** AWS's name for the empty base path. */
  public static final String ROOT = "(none)";

  /** Whether a security policy can be combined with an access mode: the older ones cannot. */
  public static boolean hasAccessMode(@Nullable String securityPolicy) {
    return securityPolicy != null && !securityPolicy.startsWith("TLS_");
  }

  /** The address at which the stage answers. */
  public String url() {
    return "https://" + name + path(basePath);
  }

  /** The base path, as people write it. */
  public static String path(String basePath) {
    return basePath.equals(ROOT) ? "/" : "/" + basePath;
  }

  /**
   * The certificates that clients must have.
   *
   * @param truststore the S3 address of the bundle of certificates
   * @param version of the object in S3; null for the newest at the time
   */
  public record MutualTls(String truststore, @Nullable String version) {}
}
