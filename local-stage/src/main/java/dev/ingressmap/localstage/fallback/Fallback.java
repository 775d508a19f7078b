package dev.ingressmap.localstage.fallback;

import dev.ingressmap.localstage.http.EndToEnd;
import dev.ingressmap.localstage.http.LegalUri;
import dev.ingressmap.localstage.http.PassingClient;
import dev.ingressmap.localstage.http.Sandbox;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.Response.CompleteListener;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Passes calls of other services on to an emulator that has them. */
final class Fallback extends ProxyHandler {

  /** As long as the slowest calls of AWS take, which wait for messages or tasks, and then some. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final Duration CONNECTING = Duration.ofSeconds(5);

  private static final String CORS = "access-control-";

  private final URI address;
  private final PassingClient client;

  /** Names this one in requests, so that one that comes back is known. */
  private final String pseudonym = "local-stage-" + UUID.randomUUID();

  Fallback(URI address) {
    this(address, PATIENCE);
  }

  /**
   * A fallback.
   *
   * @param patience how long it may be silent
   */
  Fallback(URI address, Duration patience) {
    this.address = address;
    this.client = new PassingClient(patience);
    client.jetty().setConnectTimeout(CONNECTING.toMillis());
    installBean(client);
    setHttpClient(client.jetty());
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Optional<OtherCall> other = OtherCall.of(request);
    if (other.isEmpty()) {
      return false;
    }
    PassedCall call = new PassedCall(request, other.get());
    if (call.getHeaders().getValuesList(HttpHeader.VIA).stream()
        .anyMatch(via -> via.contains(pseudonym))) {
      problem(
              HttpStatus.LOOP_DETECTED_508,
              "LoopDetected",
              "leads back here: it must be another emulator")
          .write(call.protocol(), call, response, callback);
      return true;
    }
    if (call.getLength() > PassedCall.MAX_BODY) {
      tooLarge().write(call.protocol(), call, response, callback);
      return true;
    }
    return super.handle(call, response, callback);
  }

  private Problem problem(int status, String type, String what) {
    return new Problem(status, type, "LOCAL_STAGE_FALLBACK " + address + " " + what);
  }

  private static Problem tooLarge() {
    return new Problem(
        HttpStatus.PAYLOAD_TOO_LARGE_413,
        "EntityTooLarge",
        "the body of the request has more than 5 GiB");
  }

  @Override
  protected HttpURI rewriteHttpURI(Request request) {
    return HttpURI.from(LegalUri.at(address, request.getHttpURI()));
  }

  @Override
  protected org.eclipse.jetty.client.Request newProxyToServerRequest(Request request, HttpURI uri) {
    return client.request(request.getMethod(), uri.toURI());
  }

  @Override
  protected void copyRequestHeaders(Request request, org.eclipse.jetty.client.Request onward) {
    onward.headers(headers -> {
      EndToEnd.toServer(request, headers);
      // A kept connection may be closed just when it is used again, and no POST can be repeated.
      headers.put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
    });
  }

  @Override
  protected void addProxyHeaders(Request request, org.eclipse.jetty.client.Request onward) {
    onward.headers(headers -> headers.add(HttpHeader.VIA, "1.1 " + pseudonym));
  }

  @Override
  protected CompleteListener newServerToProxyResponseListener(
      Request request,
      org.eclipse.jetty.client.Request onward,
      Response response,
      Callback callback) {
    return new Answer((PassedCall) request, onward, response, callback);
  }

  /** A response on its way back. */
  private final class Answer extends ProxyResponseListener {

    private final PassedCall call;
    private final Response response;
    private final Callback callback;
    private boolean begun;

    Answer(
        PassedCall call,
        org.eclipse.jetty.client.Request onward,
        Response response,
        Callback callback) {
      super(call, onward, response, callback);
      this.call = call;
      this.response = response;
      this.callback = callback;
    }

    @Override
    public void onHeaders(org.eclipse.jetty.client.Response answer) {
      if (answer.getStatus() == HttpStatus.SWITCHING_PROTOCOLS_101) {
        var _ = answer.abort(new IOException("nobody asked for another protocol"));
        return;
      }
      begun = true;
      HttpFields.Mutable back = response.getHeaders();
      EndToEnd.pass(answer.getHeaders(), ownHeaders(back, answer.getHeaders()), back);
      if (answer.getHeaders().contains(HttpHeader.DATE)) {
        back.put(HttpHeader.DATE, answer.getHeaders().get(HttpHeader.DATE));
      }
      Sandbox.add(back);
    }

    /** A browser refuses an answer with CORS headers of two servers. */
    private static Set<String> ownHeaders(HttpFields ours, HttpFields answered) {
      Set<String> names = new HashSet<>(Set.of("date"));
      if (ours.contains("Access-Control-Allow-Origin")) {
        answered.getFieldNamesCollection().stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .filter(name -> name.startsWith(CORS))
            .forEach(names::add);
      }
      return names;
    }

    @Override
    public void onComplete(Result result) {
      if (result.isSucceeded()) {
        super.onComplete(result);
      } else if (response.isCommitted()) {
        // All that can still be signalled is that the response is incomplete.
        callback.failed(result.getFailure());
      } else {
        if (begun) {
          response.reset();
        }
        problem(result).write(call.protocol(), call, response, callback);
      }
    }

    private Problem problem(Result result) {
      if (result.getRequestFailure() instanceof HttpException e) {
        return e.getCode() == HttpStatus.PAYLOAD_TOO_LARGE_413
            ? tooLarge()
            : new Problem(
                HttpStatus.BAD_REQUEST_400,
                "MalformedRequest",
                "the body of the request is malformed");
      }
      return result.getFailure() instanceof TimeoutException
          ? Fallback.this.problem(
              HttpStatus.GATEWAY_TIMEOUT_504, "GatewayTimeout", "did not answer in time")
          : Fallback.this.problem(
              HttpStatus.BAD_GATEWAY_502,
              "BadGateway",
              "does not answer: start it, or correct the address");
    }
  }
}
