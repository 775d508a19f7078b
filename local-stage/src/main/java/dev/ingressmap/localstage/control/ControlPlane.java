package dev.ingressmap.localstage.control;

import dev.ingressmap.localstage.control.wire.Answer;
import dev.ingressmap.localstage.control.wire.Call;
import dev.ingressmap.localstage.control.wire.Wire;
import dev.ingressmap.localstage.fault.ArrivedCall;
import dev.ingressmap.localstage.fault.Fault;
import dev.ingressmap.localstage.fault.Faults;
import dev.ingressmap.localstage.http.Shortened;
import dev.ingressmap.localstage.http.Signer;
import dev.ingressmap.localstage.model.ApiGatewayException;
import dev.ingressmap.localstage.model.account.RestApis;
import dev.ingressmap.localstage.model.account.Spreading;
import dev.ingressmap.localstage.model.stage.Trials;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves API Gateway's control plane to AWS clients. Credentials are not checked: only the id of
 * the key and the region of the scope are read.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/api/API_Operations.html">AWS: API
 *     Gateway operations</a>
 */
public final class ControlPlane extends Handler.Abstract {

  private static final Logger LOG = LoggerFactory.getLogger(ControlPlane.class);

  private final Dispatcher dispatcher;
  private final Faults faults;

  /**
   * A control plane whose calls fail as {@code faults} decides.
   *
   * @param trials tries methods and authorizers
   */
  public ControlPlane(RestApis apis, Trials trials, Faults faults) {
    this(apis, trials, faults, InstantSource.system());
  }

  ControlPlane(RestApis apis, Trials trials, InstantSource clock) {
    this(apis, trials, Faults.NONE, clock);
  }

  private ControlPlane(RestApis apis, Trials trials, Faults faults, InstantSource clock) {
    this.faults = faults;
    // AWS keeps times in whole seconds.
    this.dispatcher =
        new Dispatcher(apis, trials, () -> clock.instant().truncatedTo(ChronoUnit.SECONDS));
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws IOException {
    response.getHeaders().put("x-amzn-RequestId", UUID.randomUUID().toString());
    try {
      Signer signer = Signer.of(request);
      Call call = dispatcher.call(request, signer.region());
      switch (faults.of(arrived(call, request, signer))) {
        case Fault.Refusal refusal -> refuse(response, callback, refusal);
        case Fault.Dropped dropped ->
            dropped.drop(request, callback, () -> dispatcher.answer(call));
        case Fault.Spreads spreads ->
            answer(
                response,
                callback,
                call,
                Spreading.after(spreads.after(), () -> dispatcher.answer(call)));
        case Fault.None _ -> answer(response, callback, call, dispatcher.answer(call));
      }
    } catch (ApiGatewayException e) {
      refuse(response, callback, e);
    } catch (RuntimeException e) {
      LOG.error("{} {} failed", request.getMethod(), Shortened.of(request.getHttpURI()), e);
      refuse(
          response,
          callback,
          new ApiGatewayException(500, "InternalFailure", "An internal error occurred"));
    }
    return true;
  }

  private static void answer(Response response, Callback callback, Call call, Answer answer) {
    response.setStatus(call.operation().status());
    answer.headers().forEach(response.getHeaders()::put);
    response.write(true, answer.body().duplicate(), callback);
  }

  private static void refuse(Response response, Callback callback, ApiGatewayException refusal) {
    refuse(
        response,
        callback,
        new Fault.Refusal(
            refusal.status(), refusal.errorType(), "message", refusal.reason(), null));
  }

  private static void refuse(Response response, Callback callback, Fault.Refusal refusal) {
    response.setStatus(refusal.status());
    response.getHeaders().put("x-amzn-ErrorType", refusal.errorType());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    if (refusal.retryAfter() != null) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, refusal.retryAfter());
    }
    byte[] body = Wire.bytes(Map.of(refusal.messageKey(), refusal.message()));
    response.write(true, ByteBuffer.wrap(body), callback);
  }

  private static ArrivedCall arrived(Call call, Request request, Signer signer) {
    String path = String.valueOf(request.getHttpURI().getPath());
    return new ArrivedCall(
        call.operation().name(), request.getMethod(), path, signer.region(), signer.key());
  }
}
