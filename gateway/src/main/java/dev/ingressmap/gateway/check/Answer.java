package dev.ingressmap.gateway.check;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a call came to.
 *
 * @param status 0 if there was no answer
 * @param words why there was none, or API Gateway's word for an error of its own; null for neither
 * @param body a hash of its beginning
 */
public record Answer(int status, @Nullable String words, int body) {

  private static final int MAX_LENGTH = 100;

  /** API Gateway's words for refused callers, whatever status a platform sets. */
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

  /** Whether the call must be repeated to know. */
  boolean saysNothing() {
    return status == 0 || status == 429;
  }

  /** Whether the call did not get to what is to answer it, or that is broken. */
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

  /** What a closed route answers, and what a backend might as well. */
  boolean isForbidden() {
    return status == 403;
  }

  /** Whether API Gateway let the caller in, and found the call not to be what the route takes. */
  boolean isInvalid() {
    return status == 400 && "BadRequestException".equals(words);
  }

  /** Whether somebody did not let the caller in, or did not take the path as it was written. */
  boolean isRefusalOfPath() {
    return isRefusal() || status == 400 || status == 401 || status == 403;
  }

  /** Whether another one says the same but for its body. */
  boolean isLike(Answer other) {
    return status == other.status && Objects.equals(words, other.words);
  }

  /** The same for people. */
  @Override
  public String toString() {
    if (status == 0) {
      return "no answer (" + words + ")";
    }
    return words == null ? Integer.toString(status) : status + " " + words;
  }
}
