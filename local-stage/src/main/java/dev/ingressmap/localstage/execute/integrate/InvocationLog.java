package dev.ingressmap.localstage.execute.integrate;

import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.CallIds;
import dev.ingressmap.localstage.execute.call.ExecutionLog;
import dev.ingressmap.localstage.execute.call.Payload;
import dev.ingressmap.localstage.execute.story.Part;
import dev.ingressmap.localstage.function.FunctionAnswer;
import dev.ingressmap.localstage.function.Invocation;
import dev.ingressmap.localstage.http.Shortened;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.DateGenerator;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/**
 * What the log of a call says about a function's invocation: AWS invokes functions by Lambda's API,
 * so there are requests and answers of HTTP. Only the signature and its credentials are missing.
 *
 * @param uri of the invocation, at Lambda's API
 * @param began by {@link System#nanoTime}
 */
record InvocationLog(Call call, String uri, Invocation invocation, long began) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Notes an invocation that begins. */
  static InvocationLog begun(Call call, String uri, Payload event, Invocation invocation) {
    ExecutionLog log = call.log();
    log.line(() -> "Endpoint request URI: " + Shortened.of(uri));
    log.line(() -> "Endpoint request headers: " + ExecutionLog.shown(request(call)));
    log.line(() -> "Endpoint request body after transformations: " + ExecutionLog.shown(event));
    log.line(() -> "Sending request to " + Shortened.of(uri));
    log.part(() -> new Part("Event", HttpFields.EMPTY, event.kept()));
    return new InvocationLog(call, uri, invocation, System.nanoTime());
  }

  private static HttpFields request(Call call) {
    return HttpFields.build()
        .add("x-amzn-lambda-integration-tag", call.ids().requestId())
        .add("X-Amz-Date", TIME.format(Instant.now()))
        .add("x-amzn-apigateway-api-id", call.apiId())
        .add("Accept", "application/json")
        .add("User-Agent", "AmazonAPIGateway_" + call.apiId());
  }

  void ended(@Nullable FunctionAnswer answer, @Nullable Throwable failure) {
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    ExecutionLog log = call.log();
    if (answer == null) {
      log.line(() -> "The function could not be invoked: " + failure);
      return;
    }
    log.line(() ->
        "Received response. Status: %d, Integration latency: %d ms"
            .formatted(answer.status(), millis));
    if (answer.stream() != null) {
      // Its length and its body are not known yet.
      return;
    }
    Payload payload = Payload.of(answer.payload());
    log.hide(payload);
    log.line(() -> "Endpoint response headers: " + ExecutionLog.shown(response(answer, payload)));
    log.line(() -> "Endpoint response body before transformations: " + ExecutionLog.shown(payload));
    log.part(() -> new Part("Answer of the function", HttpFields.EMPTY, payload.kept()));
  }

  private HttpFields response(FunctionAnswer answer, Payload payload) {
    HttpFields.Mutable headers =
        HttpFields.build()
            .add("Date", DateGenerator.formatDate(System.currentTimeMillis()))
            .add("Content-Type", "application/json")
            .add("Content-Length", String.valueOf(payload.size()))
            .add("Connection", "keep-alive")
            .add("x-amzn-RequestId", invocation.id());
    if (answer.error() != null) {
      headers.add("X-Amz-Function-Error", answer.error());
    }
    return headers
        .add("x-amzn-Remapped-Content-Length", "0")
        .add("X-Amz-Executed-Version", "$LATEST")
        .add(CallIds.TRACE_HEADER, call.ids().traceOfFunction());
  }
}
