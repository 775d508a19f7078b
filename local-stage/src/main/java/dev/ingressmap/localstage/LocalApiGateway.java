package dev.ingressmap.localstage;

import dev.ingressmap.localstage.control.ControlPlane;
import dev.ingressmap.localstage.execute.ErrorAnswers;
import dev.ingressmap.localstage.execute.ExecuteApi;
import dev.ingressmap.localstage.execute.IngressHosts;
import dev.ingressmap.localstage.http.LoopbackServer;
import dev.ingressmap.localstage.restapi.RestApis;
import java.io.IOException;

/** An API Gateway on the loopback address: control plane and data plane on one port. */
final class LocalApiGateway implements AutoCloseable {

  private final LoopbackServer server;

  /**
   * Takes the port, on which nobody answers before {@link #start}.
   *
   * @param port 0 means any free one
   * @throws IOException if the port is not to be had
   */
  LocalApiGateway(int port) throws IOException {
    this.server = new LoopbackServer(port, ExecuteApi.MAX_REQUEST_HEAD);
  }

  void start(IngressHosts ingress) {
    RestApis apis = new RestApis();
    server.start(new ExecuteApi(apis, ingress, new ControlPlane(apis)), new ErrorAnswers());
  }

  int port() {
    return server.address().getPort();
  }

  @Override
  public void close() {
    server.close();
  }
}
