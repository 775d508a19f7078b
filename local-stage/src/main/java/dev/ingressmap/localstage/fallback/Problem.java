package dev.ingressmap.localstage.fallback;

import java.util.UUID;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Why a call of another service is not answered by it.
 *
 * @param status clients repeat a call after 500, 502, 503 and 504 only
 * @param type in the form of XML; other forms add {@code Exception}
 */
record Problem(int status, String type, String message) {

  private static final String SET =
      "Set LOCAL_STAGE_FALLBACK to the address of an emulator that has it";

  static Problem missing(String service) {
    return new Problem(
        HttpStatus.NOT_IMPLEMENTED_501,
        "NotImplemented",
        "local-stage has no %s: it has API Gateway, Lambda and Route 53. %s"
            .formatted(service, SET));
  }

  static Problem missingAction(String service, String action) {
    return new Problem(
        HttpStatus.NOT_IMPLEMENTED_501,
        "NotImplemented",
        "local-stage has no %s of %s, only %s. %s"
            .formatted(action, service, CallerIdentity.ACTION, SET));
  }

  void write(Protocol protocol, Request request, Response response, Callback callback) {
    String requestId = UUID.randomUUID().toString();
    response.setStatus(status);
    response.getHeaders().put("x-amzn-RequestId", requestId);
    protocol.describe(request, type, response.getHeaders());
    response.write(true, protocol.error(type, message, requestId), callback);
  }
}
