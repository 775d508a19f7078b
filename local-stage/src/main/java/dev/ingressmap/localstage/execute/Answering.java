package dev.ingressmap.localstage.execute;

import dev.ingressmap.localstage.restapi.IntegrationType;
import java.util.concurrent.CompletionException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the answer to one request. */
record Answering(CallIds ids, Request request, Response response, Callback callback) {

  private static final Logger log = LoggerFactory.getLogger(Answering.class);

  void answer(Invocation call, @Nullable ClientAnswer answer, @Nullable Throwable failure) {
    if (answer == null) {
      refuse(failure);
      return;
    }
    // AWS shows its trace only where the backend could not have sent one.
    if (call.integration().type() == IntegrationType.HTTP) {
      response.getHeaders().put(CallIds.TRACE_HEADER, ids.traceId());
    }
    write(answer.status(), answer.headers(), answer.body());
  }

  void refuse(@Nullable Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof GatewayFailure expected) {
      log.debug("{} {}: {}", request.getMethod(), request.getHttpURI(), cause.getMessage());
      refuse(expected.response());
    } else {
      log.warn("{} {}", request.getMethod(), request.getHttpURI(), cause);
      refuse(GatewayResponse.API_CONFIGURATION_ERROR);
    }
  }

  private void refuse(GatewayResponse refusal) {
    HttpFields.Mutable headers = HttpFields.build();
    headers.put(HttpHeader.CONTENT_TYPE, MediaTypes.JSON);
    headers.put("x-amzn-ErrorType", refusal.errorType());
    write(refusal.status(), headers, Payload.of(refusal.body()));
  }

  private void write(int status, HttpFields headers, Payload body) {
    response.setStatus(status);
    headers.forEach(response.getHeaders()::add);
    response.getHeaders().put("x-amzn-RequestId", ids.requestId());
    response.getHeaders().put("x-amz-apigw-id", ids.extendedRequestId());
    response.write(true, body.buffer(), callback);
  }
}
