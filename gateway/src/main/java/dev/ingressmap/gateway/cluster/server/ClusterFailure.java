package dev.ingressmap.gateway.cluster.server;

import org.jspecify.annotations.Nullable;

/**
 * A cluster could not be read. The message says in one line which cluster, what was requested, and
 * what to do.
 */
public final class ClusterFailure extends RuntimeException {

  ClusterFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
