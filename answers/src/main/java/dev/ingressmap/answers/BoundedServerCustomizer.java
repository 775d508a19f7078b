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

/** Limits the time and the memory that clients can take up. */
final class BoundedServerCustomizer implements JettyServerCustomizer {

  /** No body that a service needs takes longer than its head. */
  private static final RequestTimes TIMES =
      new RequestTimes(Duration.ofSeconds(60), Duration.ofSeconds(120));

  /** Usual heads fit into this. Of a head that is refused, no more has been read. */
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
