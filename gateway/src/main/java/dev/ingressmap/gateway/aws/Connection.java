package dev.ingressmap.gateway.aws;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How to reach API Gateway. The AWS default chain finds whatever is null.
 *
 * @param endpoint an API Gateway other than AWS's own, such as a local one
 * @param profile a profile of the shared AWS configuration
 * @param role the role to assume; null for the caller's own credentials
 */
public record Connection(
    @Nullable URI endpoint,
    @Nullable String region,
    @Nullable String profile,
    @Nullable Role role) {

  public Connection {
    if (endpoint != null && (endpoint.getScheme() == null || endpoint.getHost() == null)) {
      throw new IllegalArgumentException("\"" + endpoint + "\" is not a URL with a host");
    }
  }

  /** A connection with the caller's own credentials. */
  public Connection(@Nullable URI endpoint, @Nullable String region, @Nullable String profile) {
    this(endpoint, region, profile, null);
  }

  /** Whether the API Gateway runs on this machine, and so does not check credentials. */
  boolean isLocal() {
    return endpoint != null && LocalAddress.isOfThisMachine(endpoint.getHost());
  }
}
