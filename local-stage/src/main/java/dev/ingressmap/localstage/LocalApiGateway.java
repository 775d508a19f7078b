package dev.ingressmap.localstage;

import dev.ingressmap.localstage.console.LiveConsole;
import dev.ingressmap.localstage.control.ControlPlane;
import dev.ingressmap.localstage.execute.CallRecorder;
import dev.ingressmap.localstage.execute.ErrorAnswers;
import dev.ingressmap.localstage.execute.ExecuteApi;
import dev.ingressmap.localstage.execute.backend.IngressHosts;
import dev.ingressmap.localstage.fallback.OtherServices;
import dev.ingressmap.localstage.fault.FaultRules;
import dev.ingressmap.localstage.fault.Faults;
import dev.ingressmap.localstage.fault.FaultsEndpoint;
import dev.ingressmap.localstage.function.Functions;
import dev.ingressmap.localstage.http.ForeignPages;
import dev.ingressmap.localstage.http.ForeignPages.Allowed;
import dev.ingressmap.localstage.http.LocalServer;
import dev.ingressmap.localstage.ingress.BackendFaults;
import dev.ingressmap.localstage.ingress.BackendFaultsEndpoint;
import dev.ingressmap.localstage.lambda.LambdaApi;
import dev.ingressmap.localstage.lifecycle.HealthEndpoint;
import dev.ingressmap.localstage.lifecycle.Readiness;
import dev.ingressmap.localstage.lifecycle.ReplaceableHandler;
import dev.ingressmap.localstage.lifecycle.ResetEndpoint;
import dev.ingressmap.localstage.model.account.RestApis;
import dev.ingressmap.localstage.model.api.Quotas;
import dev.ingressmap.localstage.model.stage.Trials;
import dev.ingressmap.localstage.program.Programs;
import dev.ingressmap.localstage.route53.Route53;
import dev.ingressmap.localstage.storage.SavingHandler;
import dev.ingressmap.localstage.storage.Shelves;
import dev.ingressmap.localstage.storage.Storage;
import dev.ingressmap.localstage.storage.StoredAccount;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Handler;
import org.jspecify.annotations.Nullable;

/** An API Gateway: control plane and data plane on one port. */
final class LocalApiGateway implements AutoCloseable {

  private final LocalServer server;
  private final Readiness readiness = new Readiness();
  private final @Nullable BackendFaults backends;

  /** Takes a port of the loopback address; 0 means any free one. */
  LocalApiGateway(int port) throws IOException {
    this(LocalServer.loopback(port));
  }

  /**
   * Takes the port. Nothing answers there before {@link #start}.
   *
   * @param address with port 0 for any free one
   * @throws IOException if the port cannot be taken
   */
  LocalApiGateway(InetSocketAddress address) throws IOException {
    this(address, null);
  }

  /**
   * Takes the port.
   *
   * @param backends the faults of the Services behind the ingress; null if there is no ingress
   * @throws IOException if the port cannot be taken
   */
  LocalApiGateway(InetSocketAddress address, @Nullable BackendFaults backends) throws IOException {
    this.backends = backends;
    this.server = new LocalServer(address, ExecuteApi.MAX_REQUEST_HEAD);
  }

  /** Begins to answer, with faults that users can set while it runs. */
  void start(IngressHosts ingress) {
    start(ingress, Functions::new, Programs.USUAL, Allowed.NOTHING, Quotas.USUAL);
  }

  /** Begins to answer. After a reset it is empty. */
  void start(
      IngressHosts ingress,
      Supplier<Functions> functions,
      Duration computing,
      Allowed allowed,
      Quotas quotas) {
    start(
        ingress,
        functions,
        computing,
        allowed,
        quotas,
        Storage.none(),
        null,
        CallRecorder.NONE,
        null,
        Map::of);
  }

  /**
   * Begins to answer.
   *
   * @param functions makes the Lambda functions that are there at the start and after a reset
   * @param computing how long the programs in an API's document may compute
   * @param allowed who may call the control plane in addition to programs and this process's pages
   * @param quotas of the account for each API
   * @param storage where everything is kept
   * @param fallback the address that has the services that are not here; null if there is none
   * @param recorder hears of each call of a stage
   * @param console shows what happens; null if nobody can see it
   * @param deploying deploys the map after a reset, and returns the invoke URL of each stage
   */
  void start(
      IngressHosts ingress,
      Supplier<Functions> functions,
      Duration computing,
      Allowed allowed,
      Quotas quotas,
      Storage storage,
      @Nullable URI fallback,
      CallRecorder recorder,
      @Nullable LiveConsole console,
      Supplier<Map<String, String>> deploying) {
    server.start(
        new ReplaceableHandler(replace -> {
          FaultRules rules = new FaultRules();
          if (backends != null) {
            backends.clear();
          }
          RestApis apis = new RestApis(System::nanoTime, quotas);
          Shelves shelves = storage.begin();
          StoredAccount.keep(apis, shelves);
          Supplier<Map<String, String>> reset =
              () -> {
                replace.run();
                return deploying.get();
              };
          Functions running = functions.get();
          return new ExecuteApi(
              apis,
              ingress,
              running,
              new Programs(computing),
              recorder,
              trials -> {
                Handler control =
                    new LambdaApi(
                        running,
                        shelves,
                        new BackendFaultsEndpoint(
                            backends,
                            new FaultsEndpoint(rules, control(apis, trials, rules, shelves))));
                shelves.restored();
                Handler all =
                    new HealthEndpoint(
                        readiness,
                        Version.OF_THIS,
                        new ResetEndpoint(
                            readiness,
                            reset,
                            OtherServices.before(new SavingHandler(shelves, control), fallback)));
                return console == null
                    ? new ForeignPages(allowed, all)
                    : new ForeignPages(allowed, LiveConsole.linked(), console.serve(apis, all));
              });
        }),
        new ErrorAnswers());
  }

  /**
   * Begins to answer, with the caller's own faults.
   *
   * @param clock when changes become visible to callers, in nanoseconds
   */
  void start(IngressHosts ingress, Faults faults, LongSupplier clock) {
    RestApis apis = new RestApis(clock, Quotas.USUAL);
    server.start(
        new ExecuteApi(
            apis,
            ingress,
            new Functions(),
            new Programs(Programs.USUAL),
            CallRecorder.NONE,
            trials ->
                new ForeignPages(
                    Allowed.NOTHING,
                    OtherServices.before(control(apis, trials, faults, Shelves.NONE), null))),
        new ErrorAnswers());
  }

  /** API Gateway's control plane, next to Route 53. */
  private static Handler control(RestApis apis, Trials trials, Faults faults, Shelves shelves) {
    return new Route53(apis.domainNames(), faults, shelves, new ControlPlane(apis, trials, faults));
  }

  /** Says to those that ask for it that everything is there. */
  void ready() {
    readiness.reach();
  }

  int port() {
    return address().getPort();
  }

  /** Where this process reaches it. */
  InetSocketAddress address() {
    return server.address();
  }

  @Override
  public void close() {
    server.close();
  }
}
