package dev.ingressmap.gateway.aws;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where API Gateway is; what is null is left to the AWS default chain.
 *
 * @param endpoint an API Gateway other than AWS's own, such as a local one
 * @param profile a profile of the shared AWS configuration
 */
public record Connection(
    @Nullable URI endpoint, @Nullable String region, @Nullable String profile) {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  public Connection {
    if (endpoint != null && (endpoint.getScheme() == null || endpoint.getHost() == null)) {
      throw new IllegalArgumentException("\"" + endpoint + "\" is not a URL with a host");
    }
  }

  /** Whether the API Gateway is on this machine, where nobody checks credentials. */
  boolean isLocal() {
    return endpoint != null
        && (LOOPBACK.contains(endpoint.getHost()) || endpoint.getHost().endsWith(".localhost"));
  }
}
