package dev.ingressmap.localstage.execute.integrate;

import dev.ingressmap.localstage.execute.backend.BackendAnswer;
import dev.ingressmap.localstage.execute.backend.RequestParameters;
import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.ClientAnswer;
import dev.ingressmap.localstage.execute.call.Payload;
import dev.ingressmap.localstage.function.FunctionAnswer;
import dev.ingressmap.localstage.program.Programs;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code AWS} with a Lambda function: the mapped body is the event, and the error's message selects
 * the response.
 */
final class FunctionIntegration implements Integrator {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String INVOCATION_TYPE = "X-Amz-Invocation-Type";

  private final LambdaFunctions functions;
  private final Programs programs;

  FunctionIntegration(LambdaFunctions functions, Programs programs) {
    this.functions = functions;
    this.programs = programs;
  }

  @Override
  public CompletableFuture<ClientAnswer> answer(Call call) {
    FunctionCall.check(call);
    // The template comes first, since it can set the header.
    Payload event = RequestBody.of(call);
    HttpFields headers = RequestParameters.of(call).headers();
    CompletableFuture<FunctionAnswer> invoked = FunctionCall.begin(functions, call, event);
    if ("Event".equals(headers.get(INVOCATION_TYPE))) {
      return CompletableFuture.completedFuture(
          IntegrationResponses.answer(
              call,
              new BackendAnswer(HttpStatus.ACCEPTED_202, HttpFields.EMPTY, Payload.EMPTY),
              ""));
    }
    return FunctionCall.ended(invoked, call)
        .thenCompose(answer -> programs.run(call.apiId(), () -> mapped(call, answer)));
  }

  private static ClientAnswer mapped(Call call, FunctionAnswer answer) {
    return IntegrationResponses.answer(
        call,
        new BackendAnswer(HttpStatus.OK_200, HttpFields.EMPTY, Payload.of(answer.payload())),
        answer.error() == null ? "" : message(answer));
  }

  private static String message(FunctionAnswer answer) {
    try {
      return JSON.readTree(answer.payload()).path("errorMessage").asString("");
    } catch (JacksonException e) {
      return answer.payload();
    }
  }
}
