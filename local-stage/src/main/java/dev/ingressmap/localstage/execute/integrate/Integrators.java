package dev.ingressmap.localstage.execute.integrate;

import static java.util.Objects.requireNonNull;

import dev.ingressmap.localstage.execute.backend.BackendClient;
import dev.ingressmap.localstage.execute.cache.StageCache;
import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.ClientAnswer;
import dev.ingressmap.localstage.execute.call.RequestCheck;
import dev.ingressmap.localstage.execute.story.StepName;
import dev.ingressmap.localstage.mapping.Parameter;
import dev.ingressmap.localstage.model.api.IntegrationType;
import dev.ingressmap.localstage.program.Programs;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

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
      call.log().begin(StepName.VALIDATION);
      call.log()
          .fact("Required parameters", () -> check.required().isEmpty() ? "none" : names(check));
      call.log().fact("Models", () -> check.models().isEmpty() ? "none" : check.models());
      check.check(call);
    }
    Integrator integrator = requireNonNull(integrators.get(call.integration().type()));
    return cache.answer(
        call,
        () -> {
          call.passOn();
          call.log().begin(StepName.INTEGRATION);
          call.log().fact("Type", call.integration()::type);
          call.log().fact("URI", () -> String.valueOf(call.integration().uri()));
          return integrator.answer(call);
        });
  }

  private static String names(RequestCheck check) {
    return check.required().stream().map(Parameter::name).collect(Collectors.joining(", "));
  }
}
