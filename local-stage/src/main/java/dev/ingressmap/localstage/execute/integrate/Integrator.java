package dev.ingressmap.localstage.execute.integrate;

import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.ClientAnswer;
import dev.ingressmap.localstage.execute.call.GatewayFailure;
import java.util.concurrent.CompletableFuture;

/** Answers a call by the integration of its method. */
public interface Integrator {

  /** The answer. It fails with, or this throws, a {@link GatewayFailure}. */
  CompletableFuture<ClientAnswer> answer(Call call);
}
