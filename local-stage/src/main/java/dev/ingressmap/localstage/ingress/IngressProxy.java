package dev.ingressmap.localstage.ingress;

import dev.ingressmap.gateway.route.CanonicalPath;
import dev.ingressmap.localstage.http.HeaderSize;
import dev.ingressmap.localstage.http.PassingClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.eclipse.jetty.client.Response.CompleteListener;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Passes each request to the upstream of its backend, on the thread that read it. Jetty's proxy
 * does the passing; this class adds what nginx does differently.
 */
final class IngressProxy extends ProxyHandler {

  /** The size of nginx's largest buffer for the headers of a response. */
  private static final int MAX_ANSWER_HEADERS = 8 * 1024;

  private static final Set<String> REPEATABLE = Set.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE");

  private final Supplier<IngressRoutes> routes;
  private final Upstreams upstreams;
  private final CanonicalPath paths;
  private final PassingClient client;
  private final BackendFaults faults;
  private final HopListener hops;

  /**
   * A proxy.
   *
   * @param routes the rules in force when a request arrives
   * @param patience how long an upstream may be silent
   * @param faults of the Services
   * @param hops hears of each request that was answered
   */
  IngressProxy(
      Supplier<IngressRoutes> routes,
      Upstreams upstreams,
      CanonicalPath paths,
      Duration patience,
      BackendFaults faults,
      HopListener hops) {
    this.routes = routes;
    this.upstreams = upstreams;
    this.paths = paths;
    this.faults = faults;
    this.hops = hops;
    this.client = new PassingClient(patience);
    installBean(client);
    setHttpClient(client.jetty());
  }

  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    HopReport hop = HopReport.of(request, response, hops);
    HttpURI uri = request.getHttpURI();
    String host = Objects.requireNonNullElse(uri.getHost(), "");
    String path = Objects.requireNonNullElse(uri.getPath(), "/");
    Refusal refusal = new Refusal(response, callback);
    if (!path.startsWith("/")) {
      Response.writeError(request, response, callback, HttpStatus.BAD_REQUEST_400);
      return true;
    }
    if (HttpMethod.TRACE.is(request.getMethod())) {
      refusal.write(HttpStatus.METHOD_NOT_ALLOWED_405, "TRACE is not allowed");
      return true;
    }
    OptionalInt tooLarge = RequestHead.tooLarge(request);
    if (tooLarge.isPresent()) {
      Response.writeError(request, response, callback, tooLarge.getAsInt());
      return true;
    }
    // After the path of a target without a query, only a fragment can follow.
    boolean fragment = uri.getFragment() != null && uri.getQuery() == null;
    String objection = paths.objection(fragment ? path + "#" : path);
    if (objection != null) {
      refusal.write(HttpStatus.BAD_REQUEST_400, objection);
      return true;
    }
    if (request.getLength() > RoutedRequest.MAX_BODY) {
      refusal.write(HttpStatus.PAYLOAD_TOO_LARGE_413, "the body of the request is too large");
      return true;
    }
    Optional<Target> target = routes.get().find(host, RequestPath.decoded(path));
    if (target.isEmpty()) {
      refusal.write(HttpStatus.NOT_FOUND_404, "no Ingress has a rule for this request");
      return true;
    }
    Target found = target.get();
    hop.found(found);
    faults
        .of(found)
        .meet(
            request,
            response,
            callback,
            found,
            () -> passTo(found, hop, request, response, callback));
    return true;
  }

  private void passTo(
      Target target, HopReport hop, Request request, Response response, Callback callback) {
    Optional<URI> address = upstreams.find(target);
    if (address.isEmpty()) {
      new Refusal(response, callback)
          .write(
              HttpStatus.SERVICE_UNAVAILABLE_503,
              target.describe() + " has no process behind it: set LOCAL_STAGE_UPSTREAMS");
      return;
    }
    hop.found(address.get());
    Upstream upstream = new Upstream(target, address.get());
    var _ = super.handle(new RoutedRequest(request, upstream), response, callback);
  }

  @Override
  protected HttpURI rewriteHttpURI(Request request) {
    return HttpURI.from(((RoutedRequest) request).upstream().uri(request.getHttpURI()));
  }

  @Override
  protected org.eclipse.jetty.client.Request newProxyToServerRequest(Request request, HttpURI uri) {
    return client.request(request.getMethod(), uri.toURI());
  }

  @Override
  protected void copyRequestHeaders(Request request, org.eclipse.jetty.client.Request onward) {
    onward.headers(headers -> PassedHeaders.toUpstream(request, headers));
  }

  @Override
  protected void addProxyHeaders(Request request, org.eclipse.jetty.client.Request onward) {
    // These headers are among those that are passed.
  }

  @Override
  protected CompleteListener newServerToProxyResponseListener(
      Request request,
      org.eclipse.jetty.client.Request onward,
      Response response,
      Callback callback) {
    return new Answer((RoutedRequest) request, onward, response, callback);
  }

  /** A response on its way back. */
  private final class Answer extends ProxyResponseListener {

    private final RoutedRequest request;
    private final Response response;
    private final Callback callback;

    Answer(
        RoutedRequest request,
        org.eclipse.jetty.client.Request onward,
        Response response,
        Callback callback) {
      super(request, onward, response, callback);
      this.request = request;
      this.response = response;
      this.callback = callback;
    }

    @Override
    public void onHeaders(org.eclipse.jetty.client.Response answer) {
      if (answer.getStatus() == HttpStatus.SWITCHING_PROTOCOLS_101) {
        var _ = answer.abort(new IOException("nobody asked for another protocol"));
      } else if (HeaderSize.of(answer.getHeaders()) > MAX_ANSWER_HEADERS) {
        var _ = answer.abort(new IOException("too many headers"));
      } else {
        PassedHeaders.toClient(answer, response.getHeaders());
      }
    }

    @Override
    public void onComplete(Result result) {
      if (result.isSucceeded()) {
        super.onComplete(result);
      } else if (response.isCommitted()) {
        // All that can still be signalled is that the response is incomplete.
        callback.failed(result.getFailure());
      } else if (canBeRepeated(result)) {
        response.reset();
        var _ = IngressProxy.super.handle(request.again(), response, callback);
      } else {
        response.reset();
        refuse(result);
      }
    }

    private void refuse(Result result) {
      Refusal refusal = new Refusal(response, callback);
      String upstream = request.upstream().describe();
      if (result.getRequestFailure() instanceof HttpException e) {
        boolean large = e.getCode() == HttpStatus.PAYLOAD_TOO_LARGE_413;
        refusal.write(
            large ? HttpStatus.PAYLOAD_TOO_LARGE_413 : HttpStatus.BAD_REQUEST_400,
            "the body of the request is " + (large ? "too large" : "malformed"));
      } else if (result.getFailure() instanceof TimeoutException) {
        refusal.write(HttpStatus.GATEWAY_TIMEOUT_504, upstream + " did not answer in time");
      } else if (HeaderSize.of(result.getResponse().getHeaders()) > MAX_ANSWER_HEADERS) {
        refusal.write(
            HttpStatus.BAD_GATEWAY_502,
            "%s answers with more than %d bytes of headers"
                .formatted(upstream, MAX_ANSWER_HEADERS));
      } else {
        refusal.write(HttpStatus.BAD_GATEWAY_502, upstream + " does not answer");
      }
    }

    private boolean canBeRepeated(Result result) {
      @Nullable Object body = result.getRequest().getBody();
      return body == null
          && !request.isRepeated()
          && REPEATABLE.contains(request.getMethod())
          && PassingClient.wasClosedMeanwhile(result);
    }
  }
}
