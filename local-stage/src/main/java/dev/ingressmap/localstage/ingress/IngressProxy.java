package dev.ingressmap.localstage.ingress;

import java.net.URI;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Passes each request to the upstream of its backend, host name and path as they are. */
final class IngressProxy extends ProxyHandler {

  private static final String UPSTREAM = IngressProxy.class.getName() + ".upstream";

  private final IngressRoutes routes;
  private final Upstreams upstreams;

  IngressProxy(IngressRoutes routes, Upstreams upstreams) {
    this.routes = routes;
    this.upstreams = upstreams;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String host = Optional.ofNullable(request.getHttpURI().getHost()).orElse("");
    Optional<Target> target = routes.find(host, Request.getPathInContext(request));
    if (target.isEmpty()) {
      refuse(
          response, callback, HttpStatus.NOT_FOUND_404, "no Ingress has a rule for this request");
      return true;
    }
    Optional<URI> upstream = upstreams.find(target.get());
    if (upstream.isEmpty()) {
      String message = target.get().describe() + " has no process behind it: LOCAL_STAGE_UPSTREAMS";
      refuse(response, callback, HttpStatus.SERVICE_UNAVAILABLE_503, message);
      return true;
    }
    request.setAttribute(UPSTREAM, upstream.get());
    return super.handle(request, response, callback);
  }

  @Override
  protected HttpURI rewriteHttpURI(Request request) {
    URI upstream = (URI) request.getAttribute(UPSTREAM);
    return HttpURI.build(request.getHttpURI())
        .scheme(upstream.getScheme())
        .authority(upstream.getHost(), upstream.getPort());
  }

  /** What nginx adds, in place of Jetty's Via and Forwarded. */
  @Override
  protected void addProxyHeaders(Request request, org.eclipse.jetty.client.Request onward) {
    String client = Request.getRemoteAddr(request);
    onward.headers(headers -> {
      headers.put("X-Real-IP", client);
      headers.add(HttpHeader.X_FORWARDED_FOR, client);
      headers.put(HttpHeader.X_FORWARDED_HOST, headers.get(HttpHeader.HOST));
      headers.put(HttpHeader.X_FORWARDED_PROTO, "http");
    });
  }

  private static void refuse(Response response, Callback callback, int status, String message) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, MimeTypes.Type.TEXT_PLAIN_UTF_8.asString());
    Content.Sink.write(response, true, message + "\n", callback);
  }
}
