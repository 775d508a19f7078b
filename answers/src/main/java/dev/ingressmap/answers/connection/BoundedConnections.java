package dev.ingressmap.answers.connection;

import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;

/** Makes {@link BoundedConnection}s of a server's sockets. */
public final class BoundedConnections extends HttpConnectionFactory {

  private final RequestTimes times;

  public BoundedConnections(HttpConfiguration http, RequestTimes times) {
    super(http);
    this.times = times;
    // It takes 98 KB for each connection: 200 of them fill the heap of a small container.
    http.setHeaderCacheSize(0);
  }

  @Override
  public Connection newConnection(Connector connector, EndPoint endPoint) {
    BoundedConnection connection =
        new BoundedConnection(getHttpConfiguration(), connector, endPoint, times);
    connection.setTransferEncodingChunkMaxLength(getTransferEncodingChunkMaxLength());
    return configure(connection, connector, endPoint);
  }
}
