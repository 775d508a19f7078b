package dev.ingressmap.answers.connection;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/** Creates {@link BoundedConnection}s for a server's sockets. */
public final class BoundedConnections extends HttpConnectionFactory {

  /** The heap for each connection; an idle one takes a tenth of it. */
  private static final int HEAP_PER_CONNECTION = 48 * 1024;

  private final RequestTimes times;
  private final HeadBudget budget;

  public BoundedConnections(HttpConfiguration http, RequestTimes times) {
    this(http, times, HeadBudget.ofHeap());
  }

  BoundedConnections(HttpConfiguration http, RequestTimes times, HeadBudget budget) {
    super(http);
    this.times = times;
    this.budget = budget;
    // It takes 98 KB per connection: 200 connections would fill the heap of a small container.
    http.setHeaderCacheSize(0);
  }

  /** As many connections as the heap has room for. Further ones wait until one has closed. */
  public static NetworkConnectionLimit limit(Connector... connectors) {
    long connections = Runtime.getRuntime().maxMemory() / HEAP_PER_CONNECTION;
    return new NetworkConnectionLimit((int) Math.min(Integer.MAX_VALUE, connections), connectors);
  }

  /** The status for a request that ended too early, through the client's fault or ours. */
  public static int statusOfEnd(Request request) {
    Connector connector = request.getConnectionMetaData().getConnector();
    return connector.isRunning() && !connector.isShutdown()
        ? HttpStatus.BAD_REQUEST_400
        : HttpStatus.SERVICE_UNAVAILABLE_503;
  }

  /**
   * Announces in the last answer of a connection that it is the last. Jetty does not do so for
   * malformed requests.
   */
  public static void announceEnd(Request request, Response response) {
    if (!request.getConnectionMetaData().isPersistent()) {
      response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
    }
  }

  @Override
  public Connection newConnection(Connector connector, EndPoint endPoint) {
    BoundedConnection connection =
        new BoundedConnection(getHttpConfiguration(), connector, endPoint, times, budget);
    connection.setTransferEncodingChunkMaxLength(getTransferEncodingChunkMaxLength());
    return configure(connection, connector, endPoint);
  }
}
