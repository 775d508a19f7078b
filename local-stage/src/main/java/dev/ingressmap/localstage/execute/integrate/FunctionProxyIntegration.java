package dev.ingressmap.localstage.execute.integrate;

import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.ClientAnswer;
import dev.ingressmap.localstage.function.FunctionAnswer;
import java.util.concurrent.CompletableFuture;

/** {@code AWS_PROXY}: the function gets the whole call as an event, and returns the response. */
final class FunctionProxyIntegration implements Integrator {

  private final LambdaFunctions functions;

  FunctionProxyIntegration(LambdaFunctions functions) {
    this.functions = functions;
  }

  @Override
  public CompletableFuture<ClientAnswer> answer(Call call) {
    FunctionCall.check(call);
    CompletableFuture<FunctionAnswer> answer =
        FunctionCall.ended(FunctionCall.begin(functions, call, ProxyEvent.of(call)), call);
    return call.integration().streams()
        ? answer.thenCompose(begun -> StreamedFunctionAnswer.of(begun, call))
        : answer.thenApply(ended -> ProxyAnswer.of(ended, call));
  }
}
