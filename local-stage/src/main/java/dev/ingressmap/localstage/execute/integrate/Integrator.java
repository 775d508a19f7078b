package dev.ingressmap.localstage.execute.integrate;

import dev.ingressmap.localstage.execute.call.ClientAnswer;
import dev.ingressmap.localstage.execute.call.GatewayFailure;
import dev.ingressmap.localstage.execute.call.Invocation;
import java.util.concurrent.CompletableFuture;

/** Gets a call answered by what stands behind its method. */
interface Integrator {

  /** The answer; it fails, or this throws, with a {@link GatewayFailure}. */
  CompletableFuture<ClientAnswer> answer(Invocation call);
}
