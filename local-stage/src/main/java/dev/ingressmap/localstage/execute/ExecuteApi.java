package dev.ingressmap.localstage.execute;

import dev.ingressmap.localstage.execute.authorize.AuthorizerCache;
import dev.ingressmap.localstage.execute.authorize.Authorizers;
import dev.ingressmap.localstage.execute.call.CallIds;
import dev.ingressmap.localstage.execute.call.ClientAnswer;
import dev.ingressmap.localstage.execute.call.Invocation;
import dev.ingressmap.localstage.execute.call.InvokeAddress;
import dev.ingressmap.localstage.execute.call.RequestCheck;
import dev.ingressmap.localstage.execute.integrate.BackendClient;
import dev.ingressmap.localstage.execute.integrate.ClientBody;
import dev.ingressmap.localstage.execute.integrate.IngressHosts;
import dev.ingressmap.localstage.execute.integrate.Integrators;
import dev.ingressmap.localstage.execute.integrate.LambdaFunctions;
import dev.ingressmap.localstage.model.account.RestApis;
import dev.ingressmap.localstage.model.account.Served;
import dev.ingressmap.localstage.program.Programs;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Answers calls of deployed stages without ever blocking, so on the thread that read the request,
 * and hands all other requests to the thread pool for its nested handler.
 */
public final class ExecuteApi extends Handler.Wrapper {

  /** API Gateway's quota of bytes for the line and the headers of a request together. */
  public static final int MAX_REQUEST_HEAD = 10_240;

  /** As nginx keeps its connections to upstreams by default. */
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(60);

  private final RestApis apis;
  private final StageCalls calls;
  private final Integrators integrators;
  private final Authorizers authorizers;
  private final Programs programs;

  /**
   * Answers calls of the stages of APIs.
   *
   * @param functions where authorizers' Lambda functions are called, by their names
   * @param programs which run what the APIs' documents make of requests and answers; they end with
   *     this
   */
  public ExecuteApi(
      RestApis apis,
      IngressHosts ingress,
      Map<String, URI> functions,
      Programs programs,
      Handler others) {
    this(
        apis,
        ingress,
        functions,
        programs,
        others,
        KEEP_ALIVE,
        () -> ThreadLocalRandom.current().nextDouble(100),
        InstantSource.system());
  }

  ExecuteApi(
      RestApis apis,
      IngressHosts ingress,
      Map<String, URI> functions,
      Programs programs,
      Handler others,
      Duration keepAlive,
      DoubleSupplier canaryDraw,
      InstantSource clock) {
    super(others);
    BackendClient backends = new BackendClient(ingress, apis.clientCertificates(), keepAlive);
    this.calls = new StageCalls(apis, canaryDraw, clock);
    this.apis = apis;
    this.programs = programs;
    this.integrators = new Integrators(backends, programs);
    this.authorizers =
        new Authorizers(
            new LambdaFunctions(backends, functions),
            new AuthorizerCache(System::nanoTime),
            programs);
    installBean(backends);
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
    Answering answering = new Answering(ids, request, response, callback);
    try {
      StageCall arrived = calls.arrive(address, served, request, ids);
      answer(arrived, answering.in(arrived));
    } catch (RuntimeException e) {
      answering.refuse(e);
    }
    return true;
  }

  private void answer(StageCall arrived, Answering answering) {
    try {
      Invocation call = calls.find(arrived);
      CompletableFuture<ClientAnswer> answer =
          Authorizers.areFor(call)
              ? authorizers.allow(call).thenCompose(this::integrate)
              : integrate(call);
      var _ = answer.whenComplete((got, failure) -> answering.answer(call, got, failure));
    } catch (RuntimeException e) {
      answering.refuse(e);
    }
  }

  private CompletableFuture<ClientAnswer> integrate(Invocation call) {
    calls.admit(call);
    return ClientBody.read(call.request()).thenCompose(body -> answer(call.with(body)));
  }

  private CompletableFuture<ClientAnswer> answer(Invocation call) {
    return call.match().computes()
        ? programs.begin(call.context().apiId(), () -> integrators.answer(checked(call)))
        : integrators.answer(checked(call));
  }

  private static Invocation checked(Invocation call) {
    RequestCheck check = call.match().check();
    if (check != null) {
      check.check(call);
    }
    return call;
  }

  @Override
  protected void doStop() throws Exception {
    programs.close();
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
