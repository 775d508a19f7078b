package dev.ingressmap.localstage.ingress;

import dev.ingressmap.answers.connection.BoundedConnections;
import java.io.IOException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Answers the requests that reach no rule, with nginx's status. */
final class MalformedRequests extends ErrorHandler {

  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback)
      throws IOException {
    BoundedConnections.announceEnd(request, response);
    if (code == HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431) {
      new Refusal(response, callback)
          .write(HttpStatus.BAD_REQUEST_400, "Request Header Or Cookie Too Large");
    } else if (cause instanceof EofException) {
      int status = BoundedConnections.statusOfEnd(request);
      new Refusal(response, callback).write(status, HttpStatus.getMessage(status));
    } else {
      super.generateResponse(request, response, code, message, cause, callback);
    }
  }
}
