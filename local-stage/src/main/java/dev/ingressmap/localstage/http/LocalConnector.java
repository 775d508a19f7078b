package dev.ingressmap.localstage.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.Transport;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Promise;

/** A connector that clients in this process reach without a socket as well. */
final class LocalConnector extends ServerConnector {

  private final InetAddress bind;
  private final Transport withoutSocket = new WithoutSocket();

  /**
   * A connector that has not taken its port.
   *
   * @param address with port 0 for any free one
   */
  LocalConnector(Server server, ConnectionFactory connections, InetSocketAddress address) {
    super(server, -1, Selectors.COUNT, connections);
    bind = address.getAddress();
    setHost(bind.getHostAddress());
    setPort(address.getPort());
  }

  /** Where this process reaches it. */
  InetSocketAddress address() {
    InetAddress host = bind.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : bind;
    return new InetSocketAddress(host, getLocalPort());
  }

  /** How clients in this process reach it. */
  Transport withoutSocket() {
    return withoutSocket;
  }

  @Override
  protected void doStop() throws Exception {
    super.doStop();
    // Those of sockets were closed with their selector.
    List.copyOf(getConnectedEndPoints()).forEach(EndPoint::close);
  }

  private FlowEndPoint connect() throws IOException {
    if (!isRunning() || isShutdown()) {
      throw new IOException("the server has stopped");
    }
    InetSocketAddress server = address();
    SocketAddress client = new InetSocketAddress(server.getAddress(), 0);
    FlowEndPoint ours =
        new FlowEndPoint(client, server, getScheduler(), getByteBufferPool(), getExecutor());
    FlowEndPoint theirs = ours.otherEnd();
    theirs.setIdleTimeout(getIdleTimeout());
    Connection connection = getDefaultConnectionFactory().newConnection(this, theirs);
    theirs.setConnection(connection);
    theirs.onOpen();
    onEndPointOpened(theirs);
    connection.addEventListener(
        new Connection.Listener() {
          @Override
          public void onClosed(Connection closed) {
            onEndPointClosed(theirs);
          }
        });
    connection.onOpen();
    return ours;
  }

  private final class WithoutSocket implements Transport {

    @Override
    public SocketAddress getSocketAddress() {
      // It needs none, but Jetty does.
      return InetSocketAddress.createUnresolved("this process", 0);
    }

    @Override
    @SuppressWarnings("unchecked")
    public void connect(SocketAddress address, Map<String, Object> context) {
      Promise<Connection> promise =
          (Promise<Connection>)
              Objects.requireNonNull(context.get(ClientConnector.CONNECTION_PROMISE_CONTEXT_KEY));
      ClientConnector client =
          (ClientConnector) Objects.requireNonNull(context.get(ClientConnector.CONTEXT_KEY));
      try {
        FlowEndPoint end = LocalConnector.this.connect();
        end.setIdleTimeout(client.getIdleTimeout().toMillis());
        Connection connection = newConnection(end, context);
        end.setConnection(connection);
        end.onOpen();
        connection.onOpen();
        promise.succeeded(connection);
      } catch (IOException | RuntimeException e) {
        promise.failed(e);
      }
    }
  }
}
