package dev.ingressmap.localstage.execute;

import dev.ingressmap.localstage.execute.authorize.AuthorizerCache;
import dev.ingressmap.localstage.execute.authorize.Authorizers;
import dev.ingressmap.localstage.execute.authorize.Signature;
import dev.ingressmap.localstage.execute.backend.BackendClient;
import dev.ingressmap.localstage.execute.backend.IngressHosts;
import dev.ingressmap.localstage.execute.cache.StageCache;
import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.CallIds;
import dev.ingressmap.localstage.execute.call.InvokeAddress;
import dev.ingressmap.localstage.execute.integrate.ClientBody;
import dev.ingressmap.localstage.execute.integrate.Integrators;
import dev.ingressmap.localstage.execute.integrate.LambdaFunctions;
import dev.ingressmap.localstage.execute.story.StepName;
import dev.ingressmap.localstage.function.Functions;
import dev.ingressmap.localstage.model.account.RestApis;
import dev.ingressmap.localstage.model.account.Served;
import dev.ingressmap.localstage.model.stage.Trials;
import dev.ingressmap.localstage.program.Programs;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Answers calls of deployed stages. It never blocks, so it does this on the thread that read the
 * request. It hands all other requests to its nested handler, on the thread pool.
 */
public final class ExecuteApi extends Handler.Wrapper {

  /** API Gateway's quota for the line and the headers of a request together, in bytes. */
  public static final int MAX_REQUEST_HEAD = 10_240;

  /** The time for which nginx keeps its connections to upstreams by default. */
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(60);

  private final RestApis apis;
  private final Arrivals arrivals;
  private final CallChain chain;
  private final Programs programs;
  private final Functions functions;
  private final CallRecorder recorder;

  /**
   * Answers calls of the stages of APIs.
   *
   * @param functions the Lambda functions; they end with this handler
   * @param programs run the programs of the APIs' documents on requests and answers; they end with
   *     this handler
   * @param recorder hears of each call
   * @param others answers all other requests; it gets what tries methods of APIs
   */
  public ExecuteApi(
      RestApis apis,
      IngressHosts ingress,
      Functions functions,
      Programs programs,
      CallRecorder recorder,
      Function<Trials, Handler> others) {
    this(
        apis,
        ingress,
        functions,
        programs,
        recorder,
        others,
        KEEP_ALIVE,
        () -> ThreadLocalRandom.current().nextDouble(100),
        InstantSource.system());
  }

  ExecuteApi(
      RestApis apis,
      IngressHosts ingress,
      Functions functions,
      Programs programs,
      CallRecorder recorder,
      Function<Trials, Handler> others,
      Duration keepAlive,
      DoubleSupplier canaryDraw,
      InstantSource clock) {
    BackendClient backends = new BackendClient(ingress, apis.clientCertificates(), keepAlive);
    RouteTables routes = new RouteTables(apis);
    LambdaFunctions invoked = new LambdaFunctions(functions);
    Authorizers authorizers =
        new Authorizers(invoked, new AuthorizerCache(System::nanoTime), programs);
    StageCache cache = new StageCache(clock, routes::permitsRefresh);
    Integrators integrators = new Integrators(backends, invoked, programs, cache);
    KeyGate keys = new KeyGate(apis, clock);
    this.apis = apis;
    this.programs = programs;
    this.functions = functions;
    this.recorder = recorder;
    this.arrivals = new Arrivals(canaryDraw);
    Phase body = new Phase(StepName.BODY, ClientBody::read);
    // The order is API Gateway's own; validation and integration come last.
    this.chain =
        new CallChain(
            List.of(
                Phase.atOnce(StepName.ROUTE, routes::match),
                Phase.atOnce(StepName.POLICY, routes::obeyPolicy),
                Phase.atOnce(StepName.SIGNATURE, Signature::check),
                new Phase(StepName.AUTHORIZER, authorizers::ask),
                Phase.atOnce(StepName.KEY, keys::admit),
                body),
            integrators);
    installBean(backends);
    CallChain tried = new CallChain(List.of(body), integrators);
    setHandler(others.apply(new TrialCalls(apis, tried, authorizers, cache)));
  }

  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Served served = apis.served();
    @Nullable InvokeAddress address = InvokeAddress.of(request.getHttpURI(), served).orElse(null);
    if (address == null) {
      request.getComponents().getExecutor().execute(() -> pass(request, response, callback));
      return true;
    }
    CallIds ids = CallIds.of(request.getHeaders());
    Answering answering = new Answering(ids, request, response, callback, recorder);
    try {
      Call call = arrivals.arrive(address, served, request, ids);
      call.keep(recorder.newLog());
      call.log().hide(request.getHeaders());
      call.log().hideQuery(request.getHttpURI().getQuery());
      call.log().begin(StepName.ARRIVAL);
      call.log().fact("Stage", () -> call.stageName() + " of API " + call.apiId());
      call.log()
          .fact(
              "Deployment", () -> call.deployment().id() + (call.isCanary() ? ", the canary" : ""));
      call.log().line(() -> "Starting execution for request: " + ids.requestId());
      answer(call, answering.in(call));
    } catch (RuntimeException e) {
      answering.refuse(e);
    }
    return true;
  }

  private void answer(Call call, Answering answering) {
    var _ =
        chain
            .answer(call)
            .whenComplete((answer, failure) -> answering.answer(call, answer, failure));
  }

  @Override
  protected void doStop() throws Exception {
    programs.close();
    functions.close();
    super.doStop();
  }

  private void pass(Request request, Response response, Callback callback) {
    try {
      super.handle(request, response, callback);
    } catch (Exception e) {
      Response.writeError(request, response, callback, e);
    }
  }
}
