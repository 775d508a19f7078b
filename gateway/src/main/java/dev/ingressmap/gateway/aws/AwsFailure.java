package dev.ingressmap.gateway.aws;

import org.jspecify.annotations.Nullable;

/** A call to AWS that failed: the action, what it was about, and what to do, in one line. */
public final class AwsFailure extends RuntimeException {

  AwsFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
