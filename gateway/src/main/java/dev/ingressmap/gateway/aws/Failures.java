package dev.ingressmap.gateway.aws;

import java.net.ConnectException;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Puts the SDK's exceptions into one line for people. */
final class Failures {

  private static final int MAX_LENGTH = 300;

  private Failures() {}

  static AwsFailure of(String action, String subject, SdkException e) {
    return new AwsFailure(action + " on " + subject + ": " + reason(e), e);
  }

  private static String reason(SdkException e) {
    if (e instanceof AwsServiceException service) {
      AwsErrorDetails details = service.awsErrorDetails();
      String message = details == null ? service.getMessage() : details.errorMessage();
      String code = details == null ? "" : details.errorCode() + ": ";
      return code + oneLine(message) + " (HTTP " + service.statusCode() + ")";
    }
    String message = oneLine(e.getMessage());
    if (message.startsWith("Unable to load credentials")) {
      return "no AWS credentials: set AWS_PROFILE or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY,"
          + " or log in with the AWS CLI";
    }
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
        return "cannot connect: " + oneLine(cause.getMessage()) + ": is the endpoint right?";
      }
    }
    return message;
  }

  private static String oneLine(@Nullable String message) {
    String line = String.valueOf(message).strip().replaceAll("\\s*\\R\\s*", " ");
    return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "…";
  }
}
