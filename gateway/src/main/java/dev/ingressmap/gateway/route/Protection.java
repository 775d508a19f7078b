package dev.ingressmap.gateway.route;

import dev.ingressmap.gateway.route.Exposure.Authorization;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a caller of a route must have.
 *
 * @param authorizer the name of one of the platform's; null for none
 * @param scopes of which a token must have one; empty for any token
 */
public record Protection(
    Authorization authorization,
    @Nullable String authorizer,
    List<String> scopes,
    boolean apiKeyRequired) {

  public Protection {
    scopes = List.copyOf(scopes);
  }

  /** Whether everybody may call. */
  public boolean isNone() {
    return isOpen() && !apiKeyRequired;
  }

  /**
   * Whether whoever may call here may also call there: the same authorization or a stricter one,
   * and an API key if that needs one. Different kinds of authorization cannot be compared.
   */
  public boolean isAtLeast(Protection other) {
    boolean same =
        authorization == other.authorization
            && Objects.equals(authorizer, other.authorizer)
            && (other.scopes.isEmpty() || (!scopes.isEmpty() && other.scopes.containsAll(scopes)));
    return (other.isOpen() || same) && (apiKeyRequired || !other.apiKeyRequired);
  }

  private boolean isOpen() {
    return authorization == Authorization.NONE && authorizer == null;
  }

  /** In words, for people: {@code open}, {@code AWS_IAM}, {@code authorizer users, API key}. */
  @Override
  public String toString() {
    String who =
        authorizer != null
            ? "authorizer "
                + authorizer
                + (scopes.isEmpty() ? "" : " (" + String.join(", ", scopes) + ")")
            : authorization.name();
    if (isOpen()) {
      return apiKeyRequired ? "API key" : "open";
    }
    return apiKeyRequired ? who + ", API key" : who;
  }
}
