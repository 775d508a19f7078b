package dev.ingressmap.localstage;

import dev.ingressmap.localstage.control.ControlPlane;
import dev.ingressmap.localstage.execute.ErrorAnswers;
import dev.ingressmap.localstage.execute.ExecuteApi;
import dev.ingressmap.localstage.execute.integrate.IngressHosts;
import dev.ingressmap.localstage.fault.FaultRules;
import dev.ingressmap.localstage.fault.Faults;
import dev.ingressmap.localstage.fault.FaultsEndpoint;
import dev.ingressmap.localstage.function.Functions;
import dev.ingressmap.localstage.http.ForeignPages;
import dev.ingressmap.localstage.http.ForeignPages.Allowed;
import dev.ingressmap.localstage.http.LoopbackServer;
import dev.ingressmap.localstage.lambda.LambdaApi;
import dev.ingressmap.localstage.model.account.RestApis;
import dev.ingressmap.localstage.model.api.Quotas;
import dev.ingressmap.localstage.program.Programs;
import dev.ingressmap.localstage.route53.Route53;
import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.eclipse.jetty.server.Handler;

/** An API Gateway on the loopback address: control plane and data plane on one port. */
final class LocalApiGateway implements AutoCloseable {

  private final LoopbackServer server;

  /**
   * Takes the port. Nothing answers there before {@link #start}.
   *
   * @param port 0 means any free one
   * @throws IOException if the port cannot be taken
   */
  LocalApiGateway(int port) throws IOException {
    this.server = new LoopbackServer(port, ExecuteApi.MAX_REQUEST_HEAD);
  }

  /** Begins to answer, with faults that users can set while it runs. */
  void start(IngressHosts ingress) {
    start(ingress, new Functions(), Programs.USUAL, Allowed.NOTHING, Quotas.USUAL);
  }

  /**
   * Begins to answer, with Lambda functions, which end with it.
   *
   * @param computing how long the programs in an API's document may compute
   * @param allowed who may call the control plane in addition to programs and this process's pages
   * @param quotas of the account for each API
   */
  void start(
      IngressHosts ingress,
      Functions functions,
      Duration computing,
      Allowed allowed,
      Quotas quotas) {
    FaultRules rules = new FaultRules();
    RestApis apis = new RestApis(System::nanoTime, quotas);
    Handler control = new LambdaApi(functions, new FaultsEndpoint(rules, control(apis, rules)));
    start(apis, ingress, functions, computing, new ForeignPages(allowed, control));
  }

  /**
   * Begins to answer, with the caller's own faults.
   *
   * @param clock when changes become visible to callers, in nanoseconds
   */
  void start(IngressHosts ingress, Faults faults, LongSupplier clock) {
    RestApis apis = new RestApis(clock, Quotas.USUAL);
    start(
        apis,
        ingress,
        new Functions(),
        Programs.USUAL,
        new ForeignPages(Allowed.NOTHING, control(apis, faults)));
  }

  /** API Gateway's control plane, next to Route 53. */
  private static Handler control(RestApis apis, Faults faults) {
    return new Route53(apis.domainNames(), faults, new ControlPlane(apis, faults));
  }

  private void start(
      RestApis apis,
      IngressHosts ingress,
      Functions functions,
      Duration computing,
      Handler control) {
    Programs programs = new Programs(computing);
    server.start(new ExecuteApi(apis, ingress, functions, programs, control), new ErrorAnswers());
  }

  int port() {
    return server.address().getPort();
  }

  @Override
  public void close() {
    server.close();
  }
}
