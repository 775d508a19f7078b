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
 * @param authorization AWS's word for who may call, or {@link #CLOSED}
 * @param authorizer the name of its authorizer, null for none
 * @param scopes a token must have one of these; empty for any token
 * @param throttle of the stage; null if only the account's throttle applies
 * @param mock whether API Gateway itself answers
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Access(
    String authorization,
    @Nullable String authorizer,
    List<String> scopes,
    boolean apiKeyRequired,
    @Nullable Throttle throttle,
    @JsonIgnore boolean mock) {

  /** Nobody may call: the path is kept out of the API. */
  static final String CLOSED = "closed";

  private static final String OPEN = "NONE";

  public Access {
    scopes = List.copyOf(scopes);
  }

  /** Who may call a desired route. Throttles belong to the stage. */
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
   * Who may call a live method, as far as AWS reveals it.
   *
   * @param authorizer the name of its authorizer, null for none
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

  /** Whether this lets in callers that the other one refuses, as far as the two can be compared. */
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

  /** Whether everybody may call. */
  public boolean letsEverybodyIn() {
    return isOpen() && !apiKeyRequired;
  }

  /** Whether nobody may call. */
  @JsonIgnore
  public boolean isClosed() {
    return authorization.equals(CLOSED);
  }

  private boolean isOpen() {
    return authorization.equals(OPEN);
  }

  /** The access in words, for people. */
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
