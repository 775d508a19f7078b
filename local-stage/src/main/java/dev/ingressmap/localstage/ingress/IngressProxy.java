package dev.ingressmap.localstage.ingress;

import dev.ingressmap.localstage.http.PassingClient;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Passes each request to the upstream of its backend, on the thread that read it. */
final class IngressProxy extends Handler.Abstract.NonBlocking {

  private final Supplier<IngressRoutes> routes;
  private final Upstreams upstreams;
  private final PassingClient client;

  /**
   * A proxy.
   *
   * @param routes the rules that hold when a request comes
   * @param patience how long an upstream may be silent
   */
  IngressProxy(Supplier<IngressRoutes> routes, Upstreams upstreams, Duration patience) {
    this.routes = routes;
    this.upstreams = upstreams;
    this.client = new PassingClient(patience);
    installBean(client);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    HttpURI uri = request.getHttpURI();
    String host = Objects.requireNonNullElse(uri.getHost(), "");
    String path = Objects.requireNonNullElse(uri.getPath(), "/");
    Refusal refusal = new Refusal(response, callback);
    if (!path.startsWith("/")) {
      Response.writeError(request, response, callback, HttpStatus.BAD_REQUEST_400);
      return true;
    }
    OptionalInt tooLarge = RequestHead.tooLarge(request);
    if (tooLarge.isPresent()) {
      Response.writeError(request, response, callback, tooLarge.getAsInt());
      return true;
    }
    Optional<Target> target = routes.get().find(host, RequestPath.normal(path));
    if (target.isEmpty()) {
      refusal.write(HttpStatus.NOT_FOUND_404, "no Ingress has a rule for this request");
      return true;
    }
    Optional<URI> address = upstreams.find(target.get());
    if (address.isEmpty()) {
      refusal.write(
          HttpStatus.SERVICE_UNAVAILABLE_503,
          target.get().describe() + " has no process behind it: LOCAL_STAGE_UPSTREAMS");
      return true;
    }
    Upstream upstream = new Upstream(target.get(), address.get());
    new Exchange(client, upstream, request, response, callback).begin();
    return true;
  }
}
