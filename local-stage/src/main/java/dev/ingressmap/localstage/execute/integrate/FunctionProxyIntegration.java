package dev.ingressmap.localstage.execute.integrate;

import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.ClientAnswer;
import dev.ingressmap.localstage.execute.call.GatewayFailure;
import dev.ingressmap.localstage.execute.call.GatewayResponse;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** {@code AWS_PROXY}: the function gets the whole call as an event, and returns the response. */
final class FunctionProxyIntegration implements Integrator {

  private final LambdaFunctions functions;

  FunctionProxyIntegration(LambdaFunctions functions) {
    this.functions = functions;
  }

  @Override
  public CompletableFuture<ClientAnswer> answer(Call call) {
    String uri = Objects.requireNonNull(call.integration().uri());
    if (!LambdaFunctions.isFunction(uri)) {
      throw new GatewayFailure(
          GatewayResponse.NOT_RUN_HERE, "of AWS's services, only Lambda runs here: " + uri);
    }
    return FunctionCall.ended(FunctionCall.begin(functions, call, ProxyEvent.of(call)), call)
        .thenApply(answer -> ProxyAnswer.of(answer, call));
  }
}
