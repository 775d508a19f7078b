package dev.ingressmap.localstage.execute;

import dev.ingressmap.localstage.execute.call.Call;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A phase that a call goes through. It adds to the call what it finds, and fails, or throws, with a
 * {@link dev.ingressmap.localstage.execute.call.GatewayFailure} if the call may not go on.
 */
interface Phase {

  /** Begins the phase; the call goes on when the result is done. It never blocks. */
  CompletableFuture<?> begin(Call call);

  /** One that waits for nothing. */
  static Phase atOnce(Consumer<Call> work) {
    return call -> {
      work.accept(call);
      return CompletableFuture.completedFuture(call);
    };
  }
}
