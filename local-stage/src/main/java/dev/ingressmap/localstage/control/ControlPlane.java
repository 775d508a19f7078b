package dev.ingressmap.localstage.control;

import dev.ingressmap.localstage.restapi.ApiGatewayException;
import dev.ingressmap.localstage.restapi.RestApis;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves API Gateway's control plane to AWS clients. Credentials are not checked; of them, only the
 * region of the scope is read.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/api/API_Operations.html">AWS: API
 *     Gateway operations</a>
 */
public final class ControlPlane extends Handler.Abstract {

  private static final Logger LOG = LoggerFactory.getLogger(ControlPlane.class);
  private static final String DEFAULT_REGION = "us-east-1";
  private static final Pattern CREDENTIAL_SCOPE =
      Pattern.compile("Credential=[^/]*/\\d+/([a-z0-9-]+)/");

  private final Dispatcher dispatcher;

  public ControlPlane(RestApis apis) {
    this(apis, InstantSource.system());
  }

  ControlPlane(RestApis apis, InstantSource clock) {
    // AWS keeps time in whole seconds.
    this.dispatcher = new Dispatcher(apis, () -> clock.instant().truncatedTo(ChronoUnit.SECONDS));
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws IOException {
    response.getHeaders().put("x-amzn-RequestId", UUID.randomUUID().toString());
    try {
      Call call = dispatcher.call(request, region(request));
      Answer answer = dispatcher.answer(call);
      response.setStatus(call.operation().status());
      answer.headers().forEach(response.getHeaders()::put);
      response.write(true, answer.body().duplicate(), callback);
    } catch (ApiGatewayException e) {
      refuse(response, callback, e);
    } catch (RuntimeException e) {
      LOG.error("{} {} failed", request.getMethod(), request.getHttpURI(), e);
      refuse(
          response,
          callback,
          new ApiGatewayException(500, "InternalFailure", "An internal error occurred"));
    }
    return true;
  }

  private static void refuse(Response response, Callback callback, ApiGatewayException refusal) {
    response.setStatus(refusal.status());
    response.getHeaders().put("x-amzn-ErrorType", refusal.errorType());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    byte[] body = Wire.bytes(Map.of("message", refusal.reason()));
    response.write(true, ByteBuffer.wrap(body), callback);
  }

  private static String region(Request request) {
    String authorization = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    Matcher scope = CREDENTIAL_SCOPE.matcher(authorization == null ? "" : authorization);
    return scope.find() ? scope.group(1) : DEFAULT_REGION;
  }
}
