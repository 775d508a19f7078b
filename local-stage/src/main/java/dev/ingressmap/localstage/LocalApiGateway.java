package dev.ingressmap.localstage;

import dev.ingressmap.localstage.control.ControlPlane;
import dev.ingressmap.localstage.execute.ExecuteApi;
import dev.ingressmap.localstage.execute.IngressHosts;
import dev.ingressmap.localstage.restapi.RestApis;
import java.io.IOException;
import java.net.InetAddress;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;

/** An API Gateway on the loopback address: control plane and data plane on one port. */
final class LocalApiGateway implements AutoCloseable {

  private final Server server = new Server();
  private final ServerConnector connector;

  /**
   * Opens the port, on which nobody answers before {@link #start}.
   *
   * @param port 0 means any free one
   * @throws IOException if the port is not to be had
   */
  LocalApiGateway(int port) throws IOException {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setUriCompliance(ControlPlane.URI_COMPLIANCE);
    this.connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
    connector.setPort(port);
    server.addConnector(connector);
    connector.open();
  }

  void start(IngressHosts ingress) {
    RestApis apis = new RestApis();
    server.setHandler(new ExecuteApi(apis, ingress, new ControlPlane(apis)));
    LifeCycle.start(server);
  }

  int port() {
    return connector.getLocalPort();
  }

  @Override
  public void close() {
    LifeCycle.stop(server);
    connector.close();
  }
}
