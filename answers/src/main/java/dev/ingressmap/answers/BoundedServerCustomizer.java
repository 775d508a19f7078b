package dev.ingressmap.answers;

import dev.ingressmap.answers.connection.BoundedConnections;
import dev.ingressmap.answers.connection.RequestTimes;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.springframework.boot.jetty.JettyServerCustomizer;

/** Bounds the time and the memory that clients can hold of a server. */
final class BoundedServerCustomizer implements JettyServerCustomizer {

  /** No body that a service wants takes any longer than its head. */
  private static final RequestTimes TIMES =
      new RequestTimes(Duration.ofSeconds(60), Duration.ofSeconds(120));

  /** What usual heads fit into; of a head that is refused, no more than this has been read. */
  private static final int INPUT_BUFFER = 4 * 1024;

  @Override
  public void customize(Server server) {
    for (Connector connector : server.getConnectors()) {
      if (connector instanceof AbstractConnector changeable) {
        List<ConnectionFactory> factories =
            changeable.getConnectionFactories().stream()
                .map(BoundedServerCustomizer::bounded)
                .toList();
        changeable.setConnectionFactories(factories);
      }
    }
    server.addBean(BoundedConnections.limit(server.getConnectors()));
  }

  private static ConnectionFactory bounded(ConnectionFactory factory) {
    if (!(factory instanceof HttpConnectionFactory http)) {
      return factory;
    }
    BoundedConnections connections = new BoundedConnections(http.getHttpConfiguration(), TIMES);
    connections.setInputBufferSize(INPUT_BUFFER);
    return connections;
  }
}
