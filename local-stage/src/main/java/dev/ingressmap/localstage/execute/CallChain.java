package dev.ingressmap.localstage.execute;

import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.ClientAnswer;
import dev.ingressmap.localstage.execute.integrate.Integrator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** The phases of a call, one after another, and the integration that finally answers it. */
record CallChain(List<Phase> phases, Integrator integration) {

  CallChain {
    phases = List.copyOf(phases);
  }

  CompletableFuture<ClientAnswer> answer(Call call) {
    // Anything that a phase throws becomes the failure that is answered.
    return CompletableFuture.completedFuture(call).thenCompose(arrived -> from(0, arrived));
  }

  private CompletableFuture<ClientAnswer> from(int first, Call call) {
    for (int i = first; i < phases.size(); i++) {
      CompletableFuture<?> phase = phases.get(i).begin(call);
      if (phase.state() != Future.State.SUCCESS) {
        int next = i + 1;
        return phase.thenCompose(done -> from(next, call));
      }
    }
    return integration.answer(call);
  }
}
