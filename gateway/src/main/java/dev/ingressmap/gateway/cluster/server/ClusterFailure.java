package dev.ingressmap.gateway.cluster.server;

import org.jspecify.annotations.Nullable;

/** A cluster that could not be read: which one, what was asked, and what to do, in one line. */
public final class ClusterFailure extends RuntimeException {

  ClusterFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
