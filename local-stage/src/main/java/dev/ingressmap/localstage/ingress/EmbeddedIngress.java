package dev.ingressmap.localstage.ingress;

import dev.ingressmap.gateway.route.CanonicalPath;
import dev.ingressmap.gateway.route.IngressMap;
import dev.ingressmap.localstage.http.LocalServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.io.Transport;

/** An ingress controller for one process. */
public final class EmbeddedIngress implements AutoCloseable {

  /** How long an upstream may be silent: nginx's default. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final LocalServer server;
  private final CanonicalPath paths;
  private final BackendFaults faults;
  private volatile IngressRoutes routes;

  /**
   * Takes the port. Nothing answers there before {@link #start}.
   *
   * @param address with port 0 for any free one
   * @param encodedSlashBelow paths, each from a slash to a slash, below which {@code %2F} is taken
   * @throws IOException if the port cannot be taken
   */
  public EmbeddedIngress(IngressMap map, InetSocketAddress address, List<String> encodedSlashBelow)
      throws IOException {
    this.paths = new CanonicalPath(encodedSlashBelow);
    this.routes = new IngressRoutes(map);
    this.faults = new BackendFaults(() -> routes.services());
    this.server = new LocalServer(address, RequestHead.MAX_SIZE);
  }

  public void start(Upstreams upstreams) {
    start(upstreams, HopListener.NONE);
  }

  /**
   * Begins to answer.
   *
   * @param hops hears of each request that was answered, but not of those that were malformed
   */
  public void start(Upstreams upstreams, HopListener hops) {
    start(upstreams, PATIENCE, hops);
  }

  void start(Upstreams upstreams, Duration patience, HopListener hops) {
    server.start(
        new IngressProxy(() -> routes, upstreams, paths, patience, faults, hops),
        new MalformedRequests());
  }

  /** Routes by other rules from now on. Requests that are under way are not affected. */
  public void follow(IngressMap map) {
    routes = new IngressRoutes(map);
  }

  public InetSocketAddress address() {
    return server.address();
  }

  /** How this process reaches it without a socket. */
  public Transport withoutSocket() {
    return server.withoutSocket();
  }

  /** Everything that requests are passed to now. */
  public Set<Target> targets() {
    return routes.targets();
  }

  /** What a request for a path, decoded, of a host is passed to now, if there is a rule for it. */
  public Optional<Target> target(String host, String path) {
    return routes.find(host, path);
  }

  /** The faults of its Services, which users can set at any time. */
  public BackendFaults faults() {
    return faults;
  }

  /** Whether a rule names the host. */
  public boolean serves(String host) {
    return routes.names(host);
  }

  @Override
  public void close() {
    server.close();
  }
}
