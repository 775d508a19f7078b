package dev.ingressmap.localstage.execute;

import dev.ingressmap.localstage.execute.call.Call;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A phase of a call. It adds its results to the call. If the call may not go on, it fails with, or
 * throws, a {@link dev.ingressmap.localstage.execute.call.GatewayFailure}.
 */
interface Phase {

  /** Begins the phase, without ever blocking. The call goes on when the result completes. */
  CompletableFuture<?> begin(Call call);

  /** A phase that waits for nothing. */
  static Phase atOnce(Consumer<Call> work) {
    return call -> {
      work.accept(call);
      return CompletableFuture.completedFuture(call);
    };
  }
}
