package dev.ingressmap.gateway.aws.call;

import dev.ingressmap.gateway.Causes;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.thirdparty.jackson.core.JsonProcessingException;

/** Turns the SDK's exceptions into messages of one line. */
final class Failures {

  private static final int MAX_LENGTH = 300;

  /** The texts that the SDK adds to messages of others. */
  private static final Pattern ADDED =
      Pattern.compile("^Unable to execute HTTP request: | \\(SDK Attempt Count: \\d+\\)");

  private Failures() {}

  static AwsFailure of(String action, String subject, SdkException e) {
    return new AwsFailure(action + " on " + subject + ": " + reason(e), e);
  }

  /** Whether there was an answer, but not one that an API Gateway gives. */
  static boolean isOfParsing(Throwable failure) {
    // It is an IOException, and so are other causes of lost answers.
    return Causes.of(failure).anyMatch(JsonProcessingException.class::isInstance);
  }

  /**
   * The failure of a call that creates something. It may be unknown whether the call took effect.
   *
   * @param advice what to do then
   */
  static AwsFailure ofCreate(String action, String subject, String advice, SdkException e) {
    AwsFailure failure = of(action, subject, e);
    return Retries.mayHaveHadEffect(e)
        ? new AwsFailure(failure.getMessage() + ": it may have taken effect anyway: " + advice, e)
        : failure;
  }

  private static String reason(SdkException e) {
    if (e instanceof AwsServiceException service) {
      return refusal(service);
    }
    if (isOfParsing(e)) {
      return noApiGateway("not JSON");
    }
    String message = oneLine(e.getMessage());
    if (message.startsWith("Unable to load credentials")) {
      return "no AWS credentials: set AWS_PROFILE or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY,"
          + " or log in with the AWS CLI";
    }
    Optional<String> tls = TlsFailure.reason(e);
    if (tls.isPresent()) {
      return tls.get();
    }
    return Causes.of(e)
        .filter(cause -> cause instanceof ConnectException || cause instanceof UnknownHostException)
        .findFirst()
        .map(cause -> "cannot connect: " + oneLine(cause.getMessage()) + ": is the endpoint right?")
        .orElse(message);
  }

  private static String refusal(AwsServiceException e) {
    AwsErrorDetails details = e.awsErrorDetails();
    String code = details == null ? null : details.errorCode();
    String message = details == null ? e.getMessage() : details.errorMessage();
    String status = "HTTP " + e.statusCode();
    if (code == null && message == null) {
      return e.statusCode() < 500 ? noApiGateway(status) : status + " without an AWS error";
    }
    return Stream.of(code, message)
        .filter(Objects::nonNull)
        .map(Failures::oneLine)
        .collect(Collectors.joining(": ", "", " (" + status + ")" + advice(code, message)));
  }

  private static String advice(@Nullable String code, @Nullable String message) {
    // A setting of the region, not of one API, so this command does not change it.
    return message != null && message.contains("CloudWatch Logs role ARN must be set")
        ? ": let API Gateway write logs: aws apigateway update-account --patch-operations"
            + " op=replace,path=/cloudwatchRoleArn,value=ARN-OF-A-ROLE"
        : advice(code);
  }

  private static String advice(@Nullable String code) {
    if (code == null) {
      return "";
    }
    return switch (code) {
      case "AccessDeniedException", "AccessDenied" -> ": allow it in the IAM policy of the caller";
      case "ExpiredTokenException", "ExpiredToken" ->
          ": get new credentials, for instance by logging in again";
      case "UnrecognizedClientException", "InvalidClientTokenId", "InvalidSignatureException" ->
          ": AWS does not accept these credentials: check the key, its secret and the token";
      case "NoSuchHostedZone" -> ": is hostedZone in gateway.yaml right?";
      default -> "";
    };
  }

  private static String noApiGateway(String answer) {
    return "this is not an API Gateway: its answer is " + answer + ": is the endpoint right?";
  }

  private static String oneLine(@Nullable String message) {
    String line =
        ADDED
            .matcher(String.valueOf(message))
            .replaceAll("")
            .strip()
            .replaceAll("\\s*\\R\\s*", " ");
    return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "…";
  }
}
