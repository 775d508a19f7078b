package dev.ingressmap.localstage.execute.integrate;

import static java.util.Objects.requireNonNull;

import dev.ingressmap.localstage.execute.backend.BackendClient;
import dev.ingressmap.localstage.execute.cache.StageCache;
import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.ClientAnswer;
import dev.ingressmap.localstage.execute.call.RequestCheck;
import dev.ingressmap.localstage.model.api.IntegrationType;
import dev.ingressmap.localstage.program.Programs;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The integrations by their type. */
public final class Integrators implements Integrator {

  private final Map<IntegrationType, Integrator> integrators = new EnumMap<>(IntegrationType.class);
  private final Programs programs;
  private final StageCache cache;

  public Integrators(
      BackendClient backends, LambdaFunctions functions, Programs programs, StageCache cache) {
    this.programs = programs;
    this.cache = cache;
    integrators.put(IntegrationType.HTTP, new HttpIntegration(backends, programs));
    integrators.put(IntegrationType.HTTP_PROXY, new HttpProxyIntegration(backends));
    integrators.put(IntegrationType.MOCK, new MockIntegration());
    integrators.put(IntegrationType.AWS, new FunctionIntegration(functions, programs));
    integrators.put(IntegrationType.AWS_PROXY, new FunctionProxyIntegration(functions));
  }

  /**
   * Validates the request, then calls the integration, unless its answer is cached. One time limit
   * covers both computations of the API's document.
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
    Integrator integrator = requireNonNull(integrators.get(call.integration().type()));
    return cache.answer(call, () -> integrator.answer(call));
  }
}
