package dev.ingressmap.gateway.check;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call that a guarded route, or a layer before it, must refuse.
 *
 * @param through the open route that it goes through, null for none
 * @param expected the required outcome
 * @param controls calls of the same kind that lead nowhere, for {@link Expected#NOTHING_ELSE}
 */
record Attempt(
    GuardedRoute route,
    Call call,
    @Nullable OpenRoute through,
    Expected expected,
    List<Call> controls) {

  Attempt {
    controls = List.copyOf(controls);
  }

  enum Expected {
    /** The caller is not let in. */
    REFUSAL,
    /** The caller is not let in, or the path is rejected as it is written. */
    REFUSAL_OF_PATH,
    /** The answer is the same as that to the controls: the call reached nothing else. */
    NOTHING_ELSE
  }
}
