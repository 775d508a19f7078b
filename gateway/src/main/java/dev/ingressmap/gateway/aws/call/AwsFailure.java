package dev.ingressmap.gateway.aws.call;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.ConflictException;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;

/** A call to AWS that failed: the action, what it was about, and what to do, in one line. */
public final class AwsFailure extends RuntimeException {

  public AwsFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Whether AWS understood the call and turned it down, so that it had no effect. */
  public boolean isRefusal() {
    return getCause() instanceof BadRequestException
        || getCause() instanceof ConflictException
        || getCause() instanceof NotFoundException;
  }
}
