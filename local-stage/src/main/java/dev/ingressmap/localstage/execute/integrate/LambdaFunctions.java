package dev.ingressmap.localstage.execute.integrate;

import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.ExecutionLog;
import dev.ingressmap.localstage.execute.call.GatewayFailure;
import dev.ingressmap.localstage.execute.call.GatewayResponse;
import dev.ingressmap.localstage.execute.call.Payload;
import dev.ingressmap.localstage.function.FunctionAnswer;
import dev.ingressmap.localstage.function.FunctionName;
import dev.ingressmap.localstage.function.Functions;
import dev.ingressmap.localstage.function.Invocation;
import dev.ingressmap.localstage.http.Shortened;
import dev.ingressmap.localstage.model.StageVariables;
import dev.ingressmap.localstage.model.account.RestApis;
import dev.ingressmap.localstage.model.api.Integration;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Invokes the Lambda functions that integrations and authorizers name. */
public final class LambdaFunctions {

  private static final Pattern URI_OF_FUNCTION =
      Pattern.compile(
          "arn:[^:]+:apigateway:(?<region>[^:]+):lambda:path/+"
              + "(?<path>[^/]+/functions/(?<arn>.+)/"
              + "(?<operation>invocations|response-streaming-invocations))");

  private static final Pattern VARIABLE = Pattern.compile("\\{[^}]*}");

  /** Stands for all resources, if a role permits the invocation. */
  public static final String ANY_RESOURCE = "*";

  /** Lambda reads a missing event as an empty one. */
  private static final String NO_EVENT = "{}";

  /** Lambda's quota for an event, in bytes. */
  private static final int MAX_EVENT = 6 * 1024 * 1024;

  private static final String REGION = "us-east-1";

  private final Functions functions;

  public LambdaFunctions(Functions functions) {
    this.functions = functions;
  }

  /** Whether an integration's URI names a function. */
  static boolean isFunction(String uri) {
    return URI_OF_FUNCTION.matcher(uri).matches();
  }

  /** Whether an integration's URI asks for the answer as it arrives. */
  static boolean streams(String uri) {
    Matcher function = URI_OF_FUNCTION.matcher(uri);
    return function.matches() && function.group("operation").startsWith("response-");
  }

  /**
   * Invokes the function of an integration.
   *
   * @param missing how the call ends if there is no such function
   */
  CompletableFuture<FunctionAnswer> invoke(
      Integration integration, Payload event, Call call, GatewayResponse missing) {
    String path = VARIABLE.matcher(call.match().resource().path()).replaceAll("*");
    return invoke(
        String.valueOf(integration.uri()),
        event,
        call,
        integration.credentials() == null
            ? call.stageName() + "/" + call.request().method() + path
            : ANY_RESOURCE,
        missing);
  }

  /**
   * Invokes the function of a URI.
   *
   * @param resource of the API for which it is invoked, or {@link #ANY_RESOURCE}
   * @param missing how the call ends if there is no such function
   * @throws GatewayFailure if there is none
   */
  public CompletableFuture<FunctionAnswer> invoke(
      String uri, Payload event, Call call, String resource, GatewayResponse missing) {
    String filled = StageVariables.filled(uri, call.stageVariables());
    Matcher function = URI_OF_FUNCTION.matcher(filled);
    String arn = function.matches() ? function.group("arn") : filled;
    String name = name(arn, missing);
    if (functions.find(name).isEmpty()) {
      throw new GatewayFailure(
          missing,
          "there is no Lambda function %s: add it to functions.yaml, or create it by the Lambda API"
              .formatted(name));
    }
    if (!resource.equals(ANY_RESOURCE)) {
      check(name, arn, call.apiId() + "/" + resource, missing);
    }
    if (event.size() > MAX_EVENT) {
      throw new GatewayFailure(
          GatewayResponse.REQUEST_TOO_LARGE,
          "the event has %d bytes, and a function takes %d".formatted(event.size(), MAX_EVENT));
    }
    Invocation invocation =
        Invocation.of(
            arn, event.isEmpty() ? NO_EVENT : event.text(), call.ids().traceId(), streams(filled));
    if (call.log() == ExecutionLog.OFF) {
      return functions.invoke(name, invocation);
    }
    String address =
        function.matches()
            ? "https://lambda.%s.amazonaws.com/%s"
                .formatted(function.group("region"), function.group("path"))
            : filled;
    InvocationLog log = InvocationLog.begun(call, address, event, invocation);
    return functions.invoke(name, invocation).whenComplete(log::ended);
  }

  private void check(String name, String arn, String resource, GatewayResponse missing) {
    String region = FunctionName.of(arn).region();
    String source =
        "arn:aws:execute-api:%s:%s:%s"
            .formatted(region.isEmpty() ? REGION : region, RestApis.ACCOUNT_ID, resource);
    if (!functions.permits(name, source)) {
      throw new GatewayFailure(
          missing,
          "Invalid permissions on Lambda function: %s does not permit apigateway.amazonaws.com to invoke it for %s: add-permission"
              .formatted(name, source));
    }
  }

  private static String name(String arn, GatewayResponse missing) {
    try {
      return FunctionName.of(arn).name();
    } catch (IllegalArgumentException e) {
      throw new GatewayFailure(missing, Shortened.of(String.valueOf(e.getMessage())));
    }
  }
}
