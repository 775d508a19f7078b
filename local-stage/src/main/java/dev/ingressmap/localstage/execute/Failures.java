package dev.ingressmap.localstage.execute;

import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.GatewayFailure;
import dev.ingressmap.localstage.execute.call.GatewayResponse;
import dev.ingressmap.localstage.program.Overdue;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The failures of calls, in the form in which they are answered. */
final class Failures {

  private static final Logger log = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  /** The failure of a program in the API's document, with a message that names the program. */
  static @Nullable Throwable told(Call call, @Nullable Throwable failure) {
    return switch (cause(failure)) {
      case Overdue overdue ->
          new GatewayFailure(
              GatewayResponse.INTEGRATION_TIMEOUT, call.describe() + ", " + overdue.getMessage());
      case StackOverflowError _ ->
          new GatewayFailure(
              GatewayResponse.API_CONFIGURATION_ERROR, call.describe() + ": nested too deeply");
      case null -> null;
      case Throwable other -> other;
    };
  }

  private static @Nullable Throwable cause(@Nullable Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  /** The failure, if it is one that API Gateway has an answer for; any other is a fault of ours. */
  static GatewayFailure expected(@Nullable Throwable failure, Supplier<String> call) {
    Throwable cause = cause(failure);
    if (cause instanceof GatewayFailure expected) {
      return expected;
    }
    log.error("{}", call.get(), cause);
    return new GatewayFailure(GatewayResponse.API_CONFIGURATION_ERROR, "failed");
  }
}
