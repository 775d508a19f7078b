package dev.ingressmap.gateway.check;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The result of a call.
 *
 * @param status 0 if there was no answer
 * @param words why there was no answer, or API Gateway's name for its own error; null for neither
 * @param body a hash of the body's beginning
 */
public record Answer(int status, @Nullable String words, int body) {

  private static final int MAX_LENGTH = 100;

  /** API Gateway's error names for refused callers, whatever status a platform sets. */
  private static final Set<String> REFUSALS =
      Set.of(
          "AccessDeniedException",
          "AuthorizerConfigurationException",
          "AuthorizerFailureException",
          "ExpiredTokenException",
          "ForbiddenException",
          "IncompleteSignatureException",
          "InvalidSignatureException",
          "MissingAuthenticationTokenException",
          "UnauthorizedException",
          "UnrecognizedClientException");

  public Answer {
    words = words == null || words.isBlank() ? null : words;
    if (words != null && words.length() > MAX_LENGTH) {
      words = words.substring(0, MAX_LENGTH) + "…";
    }
  }

  static Answer none(String reason) {
    return new Answer(0, reason, 0);
  }

  /** Whether the result is inconclusive, so that the call must be repeated. */
  boolean saysNothing() {
    return status == 0 || status == 429;
  }

  /** Whether the call did not reach what should answer it, or that is broken. */
  boolean isFailure() {
    return saysNothing() || status >= 500;
  }

  public boolean succeeded() {
    return status >= 200 && status < 400;
  }

  /** Whether API Gateway did not let the caller in. */
  boolean isRefusal() {
    return status >= 400 && words != null && REFUSALS.contains(words);
  }

  /** The answer of a closed route; a backend might give it too. */
  boolean isForbidden() {
    return status == 403;
  }

  /** Whether API Gateway let the caller in, but refused the call as invalid for the route. */
  boolean isInvalid() {
    return status == 400 && "BadRequestException".equals(words);
  }

  /** Whether the caller was refused, or the path was rejected as it was written. */
  boolean isRefusalOfPath() {
    return isRefusal() || status == 400 || status == 401 || status == 403;
  }

  /** Whether the other answer is the same, except for its body. */
  boolean isLike(Answer other) {
    return status == other.status && Objects.equals(words, other.words);
  }

  /** This answer, for people. */
  @Override
  public String toString() {
    if (status == 0) {
      return "no answer (" + words + ")";
    }
    return words == null ? Integer.toString(status) : status + " " + words;
  }
}
