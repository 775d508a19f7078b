package dev.ingressmap.gateway.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A call that should have been refused, but was not.
 *
 * @param route the route that the call may get round, as {@code GET /a}
 * @param access who is let in there
 * @param owner the Ingress as {@code namespace/name}, or the file of the settings
 * @param headers of the call
 * @param through the open route that the call went through, with its owner; null for none
 * @param status of the answer, 0 if there was none
 * @param answer the status and API Gateway's error name, or why there was no answer
 * @param otherwise the answer to a call that leads nowhere, if it should be the same; else null
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Finding(
    String route,
    String access,
    String owner,
    String method,
    String url,
    SortedMap<String, String> headers,
    @Nullable String through,
    @JsonInclude int status,
    String answer,
    @Nullable String otherwise) {

  static Finding of(Attempt attempt, Answer answer, @Nullable Answer control) {
    GuardedRoute route = attempt.route();
    Call call = attempt.call();
    return new Finding(
        route.key().toString(),
        route.access().toString(),
        route.operation().source().owner(),
        call.method(),
        call.url().toString(),
        call.headers(),
        attempt.through() == null ? null : attempt.through().toString(),
        answer.status(),
        answer.toString(),
        control == null ? null : answer.isLike(control) ? "other content" : control.toString());
  }

  /** This finding, for people. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("not refused: " + Call.text(method, url, headers));
    text.append(" -> ").append(answer);
    if (otherwise != null) {
      text.append(" (").append(otherwise).append(" if it leads nowhere)");
    }
    text.append(": gets round ")
        .append(route)
        .append(" (")
        .append(access)
        .append(") of ")
        .append(owner);
    if (through != null) {
      text.append(", through ").append(through);
    }
    return text.toString();
  }
}
