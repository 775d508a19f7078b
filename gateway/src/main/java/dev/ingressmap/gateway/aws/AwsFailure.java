package dev.ingressmap.gateway.aws;

/** A call to AWS that failed: the action, what it was about, and what to do, in one line. */
public final class AwsFailure extends RuntimeException {

  AwsFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
