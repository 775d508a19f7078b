package dev.ingressmap.localstage.ingress;

import dev.ingressmap.gateway.ingress.IngressMap;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;

/** An ingress controller for one process, on the loopback address. */
public final class EmbeddedIngress implements AutoCloseable {

  /** What must pass as clients send it: the upstream judges it. */
  private static final UriCompliance URI_COMPLIANCE =
      UriCompliance.UNSAFE.without(
          "INGRESS",
          UriCompliance.Violation.USER_INFO,
          UriCompliance.Violation.BAD_PERCENT_ENCODING);

  // As nginx has them by default.
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(75);
  private static final int BACKLOG = 511;

  private final Server server = new Server();
  private final ServerConnector connector;
  private final IngressRoutes routes;

  /**
   * Opens the port, on which nobody answers before {@link #start}.
   *
   * @param port 0 means any free one
   * @throws IOException if the port is not to be had
   */
  public EmbeddedIngress(IngressMap map, int port) throws IOException {
    this.routes = new IngressRoutes(map);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setUriCompliance(URI_COMPLIANCE);
    this.connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
    connector.setPort(port);
    connector.setAcceptQueueSize(BACKLOG);
    connector.setIdleTimeout(KEEP_ALIVE.toMillis());
    server.addConnector(connector);
    connector.open();
  }

  public void start(Upstreams upstreams) {
    start(upstreams, PATIENCE);
  }

  void start(Upstreams upstreams, Duration patience) {
    server.setHandler(new IngressProxy(routes, upstreams, patience));
    LifeCycle.start(server);
  }

  public InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), connector.getLocalPort());
  }

  /** Whether some rule names the host. */
  public boolean serves(String host) {
    return routes.names(host);
  }

  @Override
  public void close() {
    LifeCycle.stop(server);
    connector.close();
  }
}
