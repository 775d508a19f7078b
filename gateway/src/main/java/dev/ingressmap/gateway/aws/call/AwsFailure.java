package dev.ingressmap.gateway.aws.call;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.ConflictException;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;

/** A call to AWS that failed. The message is one line: the action, its subject, and what to do. */
public final class AwsFailure extends RuntimeException {

  public AwsFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Whether AWS understood the call and refused it, so that it had no effect. */
  public boolean isRefusal() {
    return getCause() instanceof BadRequestException
        || getCause() instanceof ConflictException
        || getCause() instanceof NotFoundException;
  }
}
