package dev.ingressmap.localstage.execute;

import java.util.concurrent.CompletableFuture;

/** Gets a call answered by what stands behind its method. */
interface Integrator {

  /** The answer; it fails, or this throws, with a {@link GatewayFailure}. */
  CompletableFuture<ClientAnswer> answer(Invocation call);
}
