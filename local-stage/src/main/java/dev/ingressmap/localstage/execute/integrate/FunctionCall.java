package dev.ingressmap.localstage.execute.integrate;

import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.GatewayFailure;
import dev.ingressmap.localstage.execute.call.GatewayResponse;
import dev.ingressmap.localstage.execute.call.Payload;
import dev.ingressmap.localstage.execute.story.StepName;
import dev.ingressmap.localstage.function.FunctionAnswer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpStatus;

/** A function's invocation for an integration. */
final class FunctionCall {

  private FunctionCall() {}

  /** Checks that the integration names a function, and none of AWS's other services. */
  static void check(Call call) {
    String uri = String.valueOf(call.integration().uri());
    if (!LambdaFunctions.isFunction(uri)) {
      throw new GatewayFailure(
          GatewayResponse.NOT_RUN_HERE, "of AWS's services, only Lambda runs here: " + uri);
    }
    if (LambdaFunctions.streams(uri) != call.integration().streams()) {
      throw new GatewayFailure(
          GatewayResponse.API_CONFIGURATION_ERROR,
          "responseTransferMode STREAM needs a URI that ends with /response-streaming-invocations,"
              + " and no other mode can have one: "
              + uri);
    }
  }

  static CompletableFuture<FunctionAnswer> begin(
      LambdaFunctions functions, Call call, Payload event) {
    String method = call.integration().httpMethod();
    if (!"POST".equals(method)) {
      throw new GatewayFailure(
          GatewayResponse.API_CONFIGURATION_ERROR,
          "a Lambda function is invoked by POST: the integration's HTTP method is " + method);
    }
    call.log().begin(StepName.BACKEND);
    return functions.invoke(
        call.integration(), event, call, GatewayResponse.API_CONFIGURATION_ERROR);
  }

  /** The answer, within the time of the integration. */
  static CompletableFuture<FunctionAnswer> ended(
      CompletableFuture<FunctionAnswer> invoked, Call call) {
    CompletableFuture<FunctionAnswer> inTime = new CompletableFuture<>();
    var _ = inTime.orTimeout(call.integration().timeoutInMillis(), TimeUnit.MILLISECONDS);
    var _ =
        invoked.whenComplete((answer, failure) -> {
          if (failure != null) {
            inTime.completeExceptionally(failure);
          } else if (!inTime.complete(answer) && answer.stream() != null) {
            // Else the process would wait until somebody reads it.
            answer.stream().fail(new TimeoutException());
          }
        });
    return inTime.handle((answer, failure) -> {
      if (failure != null) {
        throw failed(failure);
      }
      if (answer.status() != HttpStatus.OK_200) {
        throw new GatewayFailure(
            GatewayResponse.MALFORMED_ANSWER,
            "Execution failed due to configuration error: the function's address answered "
                + answer.status());
      }
      call.log().begin(StepName.ANSWER);
      return answer;
    });
  }

  /** How a call ends whose function cannot be reached, or is too late. */
  static GatewayFailure failed(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    boolean slow =
        cause instanceof TimeoutException || cause.getCause() instanceof TimeoutException;
    return new GatewayFailure(
        slow ? GatewayResponse.INTEGRATION_TIMEOUT : GatewayResponse.INTEGRATION_FAILURE,
        slow ? "the function did not answer in time" : String.valueOf(cause.getMessage()));
  }
}
