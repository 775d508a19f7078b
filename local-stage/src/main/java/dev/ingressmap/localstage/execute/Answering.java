package dev.ingressmap.localstage.execute;

import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.CallIds;
import dev.ingressmap.localstage.execute.call.ClientAnswer;
import dev.ingressmap.localstage.execute.call.Compression;
import dev.ingressmap.localstage.execute.call.GatewayFailure;
import dev.ingressmap.localstage.execute.call.GatewayResponse;
import dev.ingressmap.localstage.execute.call.Payload;
import dev.ingressmap.localstage.http.Shortened;
import dev.ingressmap.localstage.model.api.IntegrationType;
import dev.ingressmap.localstage.program.Overdue;
import java.util.concurrent.CompletionException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Writes the answer to one request, and so ends the exchange whatever goes wrong on the way. */
record Answering(
    CallIds ids, Request request, Response response, Callback callback, @Nullable Call call) {

  private static final Logger log = LoggerFactory.getLogger(Answering.class);

  Answering(CallIds ids, Request request, Response response, Callback callback) {
    this(ids, request, response, callback, null);
  }

  /** The answering of a request that has come to an API, which may have words of its own. */
  Answering in(Call call) {
    return new Answering(ids, request, response, callback, call);
  }

  /** Answers a call of a stage, once its phases came to an answer or to a failure. */
  void answer(Call call, @Nullable ClientAnswer answer, @Nullable Throwable failure) {
    if (answer == null) {
      refuse(told(call, failure));
      return;
    }
    try {
      // AWS shows its trace only where the backend could not have sent one.
      if (call.integration().type() == IntegrationType.HTTP) {
        response.getHeaders().put(CallIds.TRACE_HEADER, ids.traceId());
      }
      Integer minimum = call.definition().api().minimumCompressionSize();
      write(minimum == null ? answer : Compression.of(answer, request.getHeaders(), minimum));
    } catch (RuntimeException e) {
      refuse(e);
    }
  }

  /** What a program of the API's document came to, in words that name it. */
  private static @Nullable Throwable told(Call call, @Nullable Throwable failure) {
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

  void refuse(@Nullable Throwable failure) {
    Throwable cause = cause(failure);
    if (cause instanceof GatewayFailure expected) {
      // What the client did wrong it learns from the answer; what the API does, from here.
      log.atLevel(expected.response().status() < 500 ? Level.DEBUG : Level.WARN)
          .log(
              "{} {}: {}",
              Shortened.of(request.getMethod()),
              Shortened.of(request.getHttpURI()),
              cause.getMessage());
      refuse(expected);
    } else {
      log.error(
          "{} {}", Shortened.of(request.getMethod()), Shortened.of(request.getHttpURI()), cause);
      refuse(new GatewayFailure(GatewayResponse.API_CONFIGURATION_ERROR, "failed"));
    }
  }

  private void refuse(GatewayFailure failure) {
    try {
      ClientAnswer plain = GatewayResponses.plain(failure);
      ClientAnswer answer = call == null ? plain : answer(failure, call, plain);
      response.reset();
      // An API can ask for a status that no answer can have.
      write(HttpStatus.isInformational(answer.status()) ? plain : answer);
    } catch (RuntimeException e) {
      callback.failed(e);
    }
  }

  /** The answer in the API's words, unless it has too many. */
  private static ClientAnswer answer(GatewayFailure failure, Call call, ClientAnswer plain) {
    try {
      return GatewayResponses.answer(failure, call);
    } catch (IllegalStateException e) {
      log.warn("gateway response of API {}: {}", call.apiId(), e.getMessage());
      return plain;
    }
  }

  private void write(ClientAnswer answer) {
    write(answer.status(), answer.headers(), answer.body());
  }

  private void write(int status, HttpFields headers, Payload body) {
    if (HttpStatus.isInformational(status)) {
      throw new GatewayFailure(
          GatewayResponse.API_CONFIGURATION_ERROR, "no answer can have status " + status);
    }
    response.setStatus(status);
    HttpFields.Mutable sent = response.getHeaders();
    headers.forEach(sent::add);
    sent.put("x-amzn-RequestId", ids.requestId());
    sent.put("x-amz-apigw-id", ids.extendedRequestId());
    Payload allowed = HttpStatus.hasNoBody(status) ? Payload.EMPTY : body;
    response.write(true, allowed.buffer(), callback);
  }
}
