package dev.ingressmap.localstage.http;

import dev.ingressmap.answers.connection.BoundedConnections;
import dev.ingressmap.answers.connection.RequestTimes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.eclipse.jetty.io.Transport;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;

/** A server at an address of this machine. It takes its port before it answers there. */
public final class LocalServer implements AutoCloseable {

  /** Paths pass unchanged; the handler behind this server validates them. */
  private static final UriCompliance URI_COMPLIANCE =
      UriCompliance.UNSAFE.without(
          "PASSED_ON", Violation.USER_INFO, Violation.BAD_PERCENT_ENCODING);

  /** An authority in the request target overrides {@code Host}. */
  private static final HttpCompliance HTTP_COMPLIANCE =
      HttpCompliance.RFC9110.with("ABSOLUTE_FORM", HttpCompliance.Violation.MISMATCHED_AUTHORITY);

  /** Room for any answer that a {@link PassingClient} accepts, plus what is added to it. */
  private static final int MAX_ANSWER_HEAD = 64 * 1024;

  // The defaults of nginx.
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(75);
  private static final int BACKLOG = 511;

  private final Server server = new Server();
  private final LocalConnector connector;

  /**
   * Takes the port.
   *
   * @param address with port 0 for any free one
   * @param maxRequestHead the most bytes of the line and the headers of a request together
   * @throws IOException if the port cannot be taken
   */
  public LocalServer(InetSocketAddress address, int maxRequestHead) throws IOException {
    this(address, maxRequestHead, RequestTimes.DEFAULT);
  }

  LocalServer(InetSocketAddress address, int maxRequestHead, RequestTimes times)
      throws IOException {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(maxRequestHead);
    http.setMaxResponseHeaderSize(MAX_ANSWER_HEAD);
    http.setUriCompliance(URI_COMPLIANCE);
    http.setHttpCompliance(HTTP_COMPLIANCE);
    http.addCustomizer(new TargetAuthority());
    connector = new LocalConnector(server, new BoundedConnections(http, times), address);
    connector.setAcceptQueueSize(BACKLOG);
    connector.setIdleTimeout(KEEP_ALIVE.toMillis());
    server.addConnector(connector);
    server.addBean(BoundedConnections.limit(connector));
    connector.open();
  }

  /**
   * Begins to answer.
   *
   * @param errors answers the requests that no handler gets to see, such as malformed ones
   */
  public void start(Handler handler, Request.Handler errors) {
    server.setErrorHandler(errors);
    server.setHandler(handler);
    LifeCycle.start(server);
  }

  /** A port of the loopback address, which other machines do not reach. */
  public static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /** Where this process reaches it. */
  public InetSocketAddress address() {
    return connector.address();
  }

  /** How clients in this process reach it without a socket. */
  public Transport withoutSocket() {
    return connector.withoutSocket();
  }

  @Override
  public void close() {
    LifeCycle.stop(server);
    connector.close();
  }
}
