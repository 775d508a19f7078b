package dev.ingressmap.localstage.execute;

import dev.ingressmap.answers.connection.BoundedConnections;
import dev.ingressmap.localstage.execute.call.GatewayResponse;
import dev.ingressmap.localstage.execute.call.Payload;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Answers requests that reach no handler, such as malformed ones, in API Gateway's words. */
public final class ErrorAnswers extends ErrorHandler {

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
      Callback callback) {
    int status = cause instanceof EofException ? BoundedConnections.statusOfEnd(request) : code;
    response.setStatus(status);
    BoundedConnections.announceEnd(request, response);
    GatewayResponse answer = answer(status);
    answer.headers().forEach(response.getHeaders()::put);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.write(true, Payload.of(answer.body()).buffer(), callback);
  }

  private static GatewayResponse answer(int code) {
    return switch (code) {
      case HttpStatus.HTTP_VERSION_NOT_SUPPORTED_505 -> GatewayResponse.BAD_REQUEST;
      case HttpStatus.SERVICE_UNAVAILABLE_503 -> GatewayResponse.SERVICE_UNAVAILABLE;
      case HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431 -> GatewayResponse.HEADERS_TOO_LARGE;
      default ->
          HttpStatus.isServerError(code)
              ? GatewayResponse.API_CONFIGURATION_ERROR
              : GatewayResponse.BAD_REQUEST;
    };
  }
}
