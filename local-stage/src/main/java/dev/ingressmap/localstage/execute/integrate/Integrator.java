package dev.ingressmap.localstage.execute.integrate;

import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.ClientAnswer;
import dev.ingressmap.localstage.execute.call.GatewayFailure;
import java.util.concurrent.CompletableFuture;

/** Gets a call answered by what stands behind its method. */
public interface Integrator {

  /** The answer; it fails, or this throws, with a {@link GatewayFailure}. */
  CompletableFuture<ClientAnswer> answer(Call call);
}
