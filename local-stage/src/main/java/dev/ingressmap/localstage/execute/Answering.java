package dev.ingressmap.localstage.execute;

import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.CallIds;
import dev.ingressmap.localstage.execute.call.ClientAnswer;
import dev.ingressmap.localstage.execute.call.Compression;
import dev.ingressmap.localstage.execute.call.ExecutionLog;
import dev.ingressmap.localstage.execute.call.GatewayFailure;
import dev.ingressmap.localstage.execute.call.GatewayResponse;
import dev.ingressmap.localstage.execute.call.Payload;
import dev.ingressmap.localstage.execute.story.StepName;
import dev.ingressmap.localstage.http.PathForm;
import dev.ingressmap.localstage.http.Sandbox;
import dev.ingressmap.localstage.http.Shortened;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the answer to one request. It always ends the exchange, whatever goes wrong. */
record Answering(
    CallIds ids,
    Request request,
    Response response,
    Callback callback,
    @Nullable Call call,
    CallRecorder recorder,
    long began) {

  /**
   * AWS's answers have it, though HTTP/1.1 does not need it. Jetty would leave out a header that it
   * knows.
   */
  private static final HttpField KEEP_ALIVE =
      new HttpField((HttpHeader) null, "Connection", "keep-alive");

  private static final Logger log = LoggerFactory.getLogger(Answering.class);

  Answering(
      CallIds ids, Request request, Response response, Callback callback, CallRecorder recorder) {
    this(ids, request, response, callback, null, recorder, System.nanoTime());
  }

  /**
   * The answering of a request that has reached an API, which may have gateway responses of its
   * own.
   */
  Answering in(Call call) {
    return new Answering(ids, request, response, callback, call, recorder, began);
  }

  /** Answers a call of a stage after its phases ended with an answer or a failure. */
  void answer(Call call, @Nullable ClientAnswer answer, @Nullable Throwable failure) {
    if (answer == null) {
      refuse(Failures.told(call, failure));
      return;
    }
    call.log().begin(StepName.ANSWER);
    try {
      response.getHeaders().add(trace(call));
      if (answer.stream() != null) {
        stream(call, answer, answer.stream());
        return;
      }
      Integer minimum = call.definition().api().minimumCompressionSize();
      write(minimum == null ? answer : Compression.of(answer, request.getHeaders(), minimum), null);
    } catch (RuntimeException e) {
      if (answer.stream() != null) {
        answer.stream().fail(e);
      }
      refuse(e);
    }
  }

  /**
   * The header with the trace of a call that has an answer, if it shows one: AWS does only if the
   * backend cannot have sent one.
   */
  static HttpFields trace(Call call) {
    CallIds ids = call.ids();
    return switch (call.integration().type()) {
      case HTTP_PROXY, MOCK -> HttpFields.EMPTY;
      case HTTP -> HttpFields.build().add(CallIds.TRACE_HEADER, ids.traceId());
      case AWS, AWS_PROXY -> HttpFields.build().add(CallIds.TRACE_HEADER, ids.traceOfFunction());
    };
  }

  void refuse(@Nullable Throwable failure) {
    refuse(
        Failures.expected(
            failure,
            () -> Shortened.of(request.getMethod()) + " " + Shortened.of(request.getHttpURI())));
  }

  private void refuse(GatewayFailure failure) {
    try {
      if (call != null) {
        call.log().fail();
        call.log().begin(StepName.ANSWER);
        call.log().fact("Gateway response", failure::response);
      }
      ClientAnswer plain = GatewayResponses.plain(failure);
      ClientAnswer answer = call == null ? plain : answer(failure, call, plain);
      response.reset();
      // An API can ask for a status that no answer can have.
      write(HttpStatus.isInformational(answer.status()) ? plain : answer, failure);
    } catch (RuntimeException e) {
      callback.failed(e);
    }
  }

  /** The answer from the API's gateway response, unless that is too long. */
  private static ClientAnswer answer(GatewayFailure failure, Call call, ClientAnswer plain) {
    try {
      return GatewayResponses.answer(failure, call);
    } catch (IllegalStateException e) {
      log.warn("gateway response of API {}: {}", call.apiId(), e.getMessage());
      return plain;
    }
  }

  private void write(ClientAnswer answer, @Nullable GatewayFailure failure) {
    int status = answer.status();
    HttpFields sent = head(status, answer.headers());
    Payload allowed = HttpStatus.hasNoBody(status) ? Payload.EMPTY : answer.body();
    String reason = failure == null ? "" : Reason.of(failure);
    if (call != null) {
      note(call.log(), status, sent, allowed, reason);
    }
    ended(
        status, sent, allowed, allowed.size(), failure == null ? null : failure.response(), reason);
    response.write(true, allowed.buffer(), callback);
  }

  private void ended(
      int status,
      HttpFields sent,
      Payload body,
      long length,
      @Nullable GatewayResponse refusal,
      String reason) {
    if (recorder.isHeard()) {
      recorder.ended(
          new EndedCall(
              request,
              ids,
              call,
              System.nanoTime() - began,
              status,
              sent,
              body,
              length,
              refusal,
              reason));
    }
  }

  /** Sets the status and the headers of the answer. */
  private HttpFields.Mutable head(int status, HttpFields headers) {
    if (HttpStatus.isInformational(status)) {
      throw new GatewayFailure(
          GatewayResponse.API_CONFIGURATION_ERROR, "no answer can have status " + status);
    }
    response.setStatus(status);
    HttpFields.Mutable sent = response.getHeaders();
    headers.forEach(sent::add);
    if (request.getConnectionMetaData().isPersistent()) {
      sent.add(KEEP_ALIVE);
    }
    sent.put("x-amzn-RequestId", ids.requestId());
    sent.put("x-amz-apigw-id", ids.extendedRequestId());
    if (PathForm.of(String.valueOf(request.getHttpURI().getPath())).isPresent()) {
      Sandbox.add(sent);
    }
    return sent;
  }

  /** Passes on a body that is still arriving. If it breaks off, so does the connection. */
  private void stream(Call answered, ClientAnswer answer, Content.Source arriving) {
    int status = answer.status();
    HttpFields.Mutable sent = head(status, answer.headers());
    note(answered.log(), status, sent, answer.body(), "");
    PassedBody body = new PassedBody(arriving);
    // The backend's own silence is limited, and longer.
    request.addIdleTimeoutListener(silent -> false);
    Runnable ended = () -> ended(status, sent, Payload.EMPTY, body.size(), null, "");
    Callback end =
        Callback.from(
            () -> {
              ended.run();
              callback.succeeded();
            },
            failure -> {
              ended.run();
              callback.failed(failure);
            });
    if (HttpStatus.hasNoBody(status)) {
      arriving.fail(new EofException("no answer with status " + status + " has a body"));
      response.write(true, null, end);
      return;
    }
    if (request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_1) {
      // Else the end of a connection would be the end of the body, even if it has broken off.
      sent.put(HttpHeader.TRANSFER_ENCODING, HttpHeaderValue.CHUNKED);
    }
    body.passTo(response, end);
  }

  private static void note(
      ExecutionLog log, int status, HttpFields headers, Payload body, String reason) {
    if (reason.isEmpty()) {
      note(log, headers, body);
    } else {
      log.line(() -> reason);
    }
    log.line(() -> "Method completed with status: " + status);
  }

  /** Notes an answer that is not API Gateway's own. */
  static void note(ExecutionLog log, HttpFields headers, Payload body) {
    log.line(() -> "Method response body after transformations: " + ExecutionLog.shown(body));
    log.line(() -> "Method response headers: " + ExecutionLog.shown(headers));
    log.line(() -> "Successfully completed execution");
  }

  /** The answer to a call that failed, which the call's log explains. */
  static ClientAnswer refusal(Call call, Throwable failure) {
    GatewayFailure expected = Failures.expected(Failures.told(call, failure), call::describe);
    call.log().line(() -> Reason.of(expected));
    return answer(expected, call, GatewayResponses.plain(expected));
  }
}
