package dev.ingressmap.localstage.execute.integrate;

import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.ClientAnswer;
import dev.ingressmap.localstage.execute.call.GatewayFailure;
import dev.ingressmap.localstage.execute.call.GatewayResponse;
import dev.ingressmap.localstage.execute.call.RequestCheck;
import dev.ingressmap.localstage.model.api.IntegrationType;
import dev.ingressmap.localstage.program.Programs;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The integration types that can run on one machine. */
public final class Integrators implements Integrator {

  private final Map<IntegrationType, Integrator> integrators = new EnumMap<>(IntegrationType.class);
  private final Programs programs;

  public Integrators(BackendClient backends, Programs programs) {
    this.programs = programs;
    integrators.put(IntegrationType.HTTP, new HttpIntegration(backends, programs));
    integrators.put(IntegrationType.HTTP_PROXY, new HttpProxyIntegration(backends));
    integrators.put(IntegrationType.MOCK, new MockIntegration());
  }

  /**
   * Validates the request, then calls the integration. One time limit covers both computations of
   * the API's document.
   */
  @Override
  public CompletableFuture<ClientAnswer> answer(Call call) {
    return call.match().computes()
        ? programs.begin(call.apiId(), () -> integrate(call))
        : integrate(call);
  }

  private CompletableFuture<ClientAnswer> integrate(Call call) {
    RequestCheck check = call.match().check();
    if (check != null) {
      check.check(call);
    }
    IntegrationType type = call.integration().type();
    Integrator integrator = integrators.get(type);
    if (integrator == null) {
      throw new GatewayFailure(
          GatewayResponse.NOT_RUN_HERE, "integrations of type " + type + " run on AWS only");
    }
    return integrator.answer(call);
  }
}
