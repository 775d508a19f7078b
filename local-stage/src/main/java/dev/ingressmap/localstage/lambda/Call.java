package dev.ingressmap.localstage.lambda;

import dev.ingressmap.localstage.function.FunctionName;
import java.util.List;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/**
 * A request to Lambda.
 *
 * @param labels of the path, decoded
 * @param region that the caller signed for
 */
record Call(
    Operation operation, List<String> labels, Fields query, Request request, String region) {

  static final String ACCOUNT = "000000000000";

  Call {
    labels = List.copyOf(labels);
  }

  /** The name of the function that the path names in one of several ways. */
  String function() {
    try {
      return FunctionName.of(labels.get(0)).name();
    } catch (IllegalArgumentException e) {
      throw new LambdaException(
          400,
          "ValidationException",
          "1 validation error detected: Value '%s' at 'functionName' failed to satisfy constraint"
              .formatted(labels.get(0)));
    }
  }

  String arn(String function) {
    return "arn:aws:lambda:" + region + ":" + ACCOUNT + ":function:" + function;
  }

  @Nullable String header(String name) {
    return request.getHeaders().get(name);
  }
}
