package dev.ingressmap.localstage.function;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A process that waits for its next event. */
record Waiting(Response response, Callback callback) {

  /**
   * Gives it the event.
   *
   * @param deadline in milliseconds since 1970
   */
  void give(Invocation invocation, long deadline) {
    HttpFields.Mutable headers = response.getHeaders();
    headers.put(HttpHeader.CONTENT_TYPE, "application/json");
    headers.put("Lambda-Runtime-Aws-Request-Id", invocation.id());
    headers.put("Lambda-Runtime-Deadline-Ms", Long.toString(deadline));
    headers.put("Lambda-Runtime-Invoked-Function-Arn", invocation.arn());
    headers.put("Lambda-Runtime-Trace-Id", invocation.traceId());
    if (invocation.clientContext() != null) {
      headers.put("Lambda-Runtime-Client-Context", invocation.clientContext());
    }
    response.setStatus(HttpStatus.OK_200);
    response.write(
        true, ByteBuffer.wrap(invocation.event().getBytes(StandardCharsets.UTF_8)), callback);
  }
}
