package dev.ingressmap.gateway.settings;

import org.jspecify.annotations.Nullable;

/**
 * A custom domain name at which a stage answers.
 *
 * @param certificate the ARN of its certificate in AWS Certificate Manager, in the API's region
 * @param basePath the first segment of the stage's paths, {@link #ROOT} for all paths that no other
 *     base path of the domain takes
 * @param mutualTls null if clients need no certificate
 * @param hostedZone the id of the Route 53 zone for the domain's record; null if the map does not
 *     manage the record
 */
public record Domain(
    String name,
    String certificate,
    String basePath,
    String securityPolicy,
    @Nullable MutualTls mutualTls,
    @Nullable String hostedZone) {

  /** AWS's name for the empty base path. */
  public static final String ROOT = "(none)";

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
