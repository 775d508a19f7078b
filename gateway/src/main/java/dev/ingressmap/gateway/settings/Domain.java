package dev.ingressmap.gateway.settings;

import org.jspecify.annotations.Nullable;

/**
 * A domain name of one's own at which a stage answers.
 *
 * @param certificate the ARN of its certificate in AWS Certificate Manager, in the API's region
 * @param basePath the first segment of the stage's paths, {@link #ROOT} for all paths that no other
 *     base path of the domain takes
 * @param mutualTls null if clients need no certificate
 * @param hostedZone the id of the zone of Route 53 that gets the domain's record; null if others
 *     make it
 */
public record Domain(
    String name,
    String certificate,
    String basePath,
    String securityPolicy,
    @Nullable MutualTls mutualTls,
    @Nullable String hostedZone) {

  /** What AWS calls the base path of all paths. */
  public static final String ROOT = "(none)";

  /** The address at which the stage answers. */
  public String url() {
    return "https://" + name + path(basePath);
  }

  /** A base path as people write it. */
  public static String path(String basePath) {
    return basePath.equals(ROOT) ? "/" : "/" + basePath;
  }

  /**
   * By which certificates clients are known.
   *
   * @param truststore the S3 address of the bundle of certificates
   * @param version of the object in S3; null for the newest at the time
   */
  public record MutualTls(String truststore, @Nullable String version) {}
}
