package dev.ingressmap.gateway.aws;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where API Gateway is; what is null is left to the AWS default chain.
 *
 * @param endpoint an API Gateway other than AWS's own, such as a local one
 * @param profile a profile of the shared AWS configuration
 * @param role that is taken on by who calls; null for who calls
 */
public record Connection(
    @Nullable URI endpoint,
    @Nullable String region,
    @Nullable String profile,
    @Nullable Role role) {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  public Connection {
    if (endpoint != null && (endpoint.getScheme() == null || endpoint.getHost() == null)) {
      throw new IllegalArgumentException("\"" + endpoint + "\" is not a URL with a host");
    }
  }

  /** A connection of who calls. */
  public Connection(@Nullable URI endpoint, @Nullable String region, @Nullable String profile) {
    this(endpoint, region, profile, null);
  }

  /** Whether the API Gateway is on this machine, where nobody checks credentials. */
  boolean isLocal() {
    return endpoint != null
        && (LOOPBACK.contains(endpoint.getHost()) || endpoint.getHost().endsWith(".localhost"));
  }
}
