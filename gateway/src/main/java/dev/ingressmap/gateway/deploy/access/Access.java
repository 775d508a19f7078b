package dev.ingressmap.gateway.deploy.access;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ingressmap.gateway.PlainNumber;
import dev.ingressmap.gateway.api.Integration;
import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.api.Security;
import dev.ingressmap.gateway.aws.api.Method;
import dev.ingressmap.gateway.aws.api.RouteValue.Answer;
import dev.ingressmap.gateway.aws.api.RouteValue.RouteSetting;
import dev.ingressmap.gateway.settings.Throttle;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who may call a route, and how often.
 *
 * @param authorization AWS's word for who is let in, or {@link #CLOSED}
 * @param authorizer the name of the one that decides, null for none
 * @param scopes of which a token must have one; empty for any
 * @param throttle of the stage, null for the account's alone
 * @param mock whether API Gateway answers by itself
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Access(
    String authorization,
    @Nullable String authorizer,
    List<String> scopes,
    boolean apiKeyRequired,
    @Nullable Throttle throttle,
    @JsonIgnore boolean mock) {

  /** No caller is let in: the path is kept out of the API. */
  static final String CLOSED = "closed";

  private static final String OPEN = "NONE";

  public Access {
    scopes = List.copyOf(scopes);
  }

  /** Who may call a route that an API is to have; throttles are the stage's. */
  public static Access of(Operation operation) {
    Security security = operation.security();
    boolean mock = operation.integration().type() == Integration.Type.MOCK;
    boolean closed =
        mock
            && operation.integration().responses().stream()
                .anyMatch(response -> response.status().equals("403"));
    return new Access(
        closed ? CLOSED : security.type().name(),
        security.authorizer(),
        security.scopes().stream().sorted().toList(),
        security.apiKeyRequired(),
        null,
        mock);
  }

  /**
   * What AWS reveals about a method.
   *
   * @param authorizer the name of the one that it has, null for none
   */
  public static Access of(Method method, @Nullable String authorizer) {
    boolean mock = "MOCK".equals(method.value(RouteSetting.TYPE));
    boolean closed = mock && method.value(new Answer("403")) != null;
    return new Access(
        closed
            ? CLOSED
            : Objects.requireNonNullElse(method.value(RouteSetting.AUTHORIZATION), OPEN),
        authorizer,
        method.scopes(),
        "true".equals(method.value(RouteSetting.API_KEY)),
        null,
        mock);
  }

  public Access with(@Nullable Throttle limit) {
    return new Access(authorization, authorizer, scopes, apiKeyRequired, limit, mock);
  }

  /** Whether it lets in callers that another one does not, as far as the two can be compared. */
  boolean isMoreOpenThan(Access other) {
    if (isClosed() || other.isClosed()) {
      return !isClosed();
    }
    boolean sameAuthorizer = Objects.equals(authorizer, other.authorizer);
    return (isOpen() && !other.isOpen())
        || (!apiKeyRequired && other.apiKeyRequired)
        || (sameAuthorizer && takesMoreThan(other.scopes));
  }

  private boolean takesMoreThan(List<String> others) {
    return !others.isEmpty() && (scopes.isEmpty() || !others.containsAll(scopes));
  }

  /** Whether anybody may call. */
  public boolean letsEverybodyIn() {
    return isOpen() && !apiKeyRequired;
  }

  /** Whether nobody may. */
  @JsonIgnore
  public boolean isClosed() {
    return authorization.equals(CLOSED);
  }

  private boolean isOpen() {
    return authorization.equals(OPEN);
  }

  /** The same for people. */
  @Override
  public String toString() {
    List<String> words = new ArrayList<>();
    if (!isOpen() || !apiKeyRequired) {
      words.add(who());
    }
    if (apiKeyRequired) {
      words.add("API key");
    }
    if (throttle != null && !isClosed()) {
      words.add("throttle " + PlainNumber.of(throttle.rate()) + "/s burst " + throttle.burst());
    }
    return String.join(", ", words);
  }

  private String who() {
    if (authorizer != null) {
      return "authorizer "
          + authorizer
          + (scopes.isEmpty() ? "" : " (" + String.join(", ", scopes) + ")");
    }
    return isOpen() ? "open" : authorization;
  }
}
