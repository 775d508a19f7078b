package dev.ingressmap.gateway.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A call that was not refused although it should be.
 *
 * @param route that it may get round, as {@code GET /a}
 * @param access who is let in there
 * @param owner the Ingress as {@code namespace/name}, or the file of the settings
 * @param headers that the call had
 * @param through the open route that it went by, with its owner; null for none
 * @param status of the answer, 0 if there was none
 * @param answer the status and API Gateway's word for an error, or why there was none
 * @param otherwise what a call that leads nowhere has, if that should be the same; else null
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

  /** The same for people. */
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
