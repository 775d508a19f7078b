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
    return name(labels.get(0));
  }

  /** The name of a function that is named in one of several ways. */
  static String name(String text) {
    try {
      return FunctionName.of(text).name();
    } catch (IllegalArgumentException e) {
      throw LambdaException.constraint("'" + text + "'", "FunctionName", "");
    }
  }

  String arn(String function) {
    return "arn:aws:lambda:" + region + ":" + ACCOUNT + ":function:" + function;
  }

  @Nullable String header(String name) {
    return request.getHeaders().get(name);
  }
}
