package dev.ingressmap.localstage.execute;

import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.story.StepName;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A phase of a call. It adds its results to the call. If the call may not go on, it fails with, or
 * throws, a {@link dev.ingressmap.localstage.execute.call.GatewayFailure}.
 *
 * @param step that it is in the story of the call
 * @param work begins it, without ever blocking; the call goes on when the result completes
 */
record Phase(StepName step, Function<Call, CompletableFuture<?>> work) {

  CompletableFuture<?> begin(Call call) {
    call.log().begin(step);
    return work.apply(call);
  }

  /** A phase that waits for nothing. */
  static Phase atOnce(StepName step, Consumer<Call> work) {
    return new Phase(
        step,
        call -> {
          work.accept(call);
          return CompletableFuture.completedFuture(call);
        });
  }
}
