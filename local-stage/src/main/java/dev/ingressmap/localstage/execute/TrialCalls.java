package dev.ingressmap.localstage.execute;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;
import static dev.ingressmap.localstage.model.ApiGatewayException.notFound;

import dev.ingressmap.localstage.execute.authorize.AuthorizerAnswer;
import dev.ingressmap.localstage.execute.authorize.Authorizers;
import dev.ingressmap.localstage.execute.backend.BackendClient;
import dev.ingressmap.localstage.execute.cache.StageCache;
import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.CallIds;
import dev.ingressmap.localstage.execute.call.ClientAnswer;
import dev.ingressmap.localstage.execute.call.ExecutionLog;
import dev.ingressmap.localstage.execute.call.InvokeAddress;
import dev.ingressmap.localstage.execute.call.RouteMatch;
import dev.ingressmap.localstage.execute.call.StageTarget;
import dev.ingressmap.localstage.model.ApiGatewayException;
import dev.ingressmap.localstage.model.HttpMethods;
import dev.ingressmap.localstage.model.account.RestApis;
import dev.ingressmap.localstage.model.api.ApiDefinition;
import dev.ingressmap.localstage.model.api.AuthorizationType;
import dev.ingressmap.localstage.model.api.Authorizer;
import dev.ingressmap.localstage.model.api.AuthorizerType;
import dev.ingressmap.localstage.model.api.Method;
import dev.ingressmap.localstage.model.api.Resource;
import dev.ingressmap.localstage.model.stage.AuthorizerTrial;
import dev.ingressmap.localstage.model.stage.Deployment;
import dev.ingressmap.localstage.model.stage.HostedApi;
import dev.ingressmap.localstage.model.stage.MethodTrial;
import dev.ingressmap.localstage.model.stage.Stage;
import dev.ingressmap.localstage.model.stage.TrialInput;
import dev.ingressmap.localstage.model.stage.Trials;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** Tries methods and authorizers of working copies, on the thread that asks. */
final class TrialCalls implements Trials {

  private static final String STAGE = "test-invoke-stage";
  private static final String DOMAIN = "testPrefix.testDomainName";

  /** Each holds a thread of the control plane until its backend answers. */
  private static final int AT_ONCE = 20;

  private final Semaphore free = new Semaphore(AT_ONCE);
  private final RestApis apis;
  private final CallChain chain;
  private final Authorizers authorizers;
  private final StageCache cache;

  /**
   * Trials of the APIs of an account.
   *
   * @param chain what a method's call goes through
   */
  TrialCalls(RestApis apis, CallChain chain, Authorizers authorizers, StageCache cache) {
    this.apis = apis;
    this.chain = chain;
    this.authorizers = authorizers;
    this.cache = cache;
  }

  @Override
  public MethodTrial call(String apiId, String resourceId, String httpMethod, TrialInput input) {
    HostedApi api = apis.get(apiId);
    Resource resource = api.definition().resource(resourceId);
    checkTriable(resource, httpMethod);
    Trial trial = trial(api, resource.path(), httpMethod, input);
    Call call = trial.call;
    RouteTable routes = new RouteTable(api.definition());
    call.found(
        routes
            .find(httpMethod, call.pathInStage())
            .filter(match -> match.resource().id().equals(resourceId))
            .or(() -> routes.find(httpMethod, resource.path()).map(match -> match.with(Map.of())))
            .orElseThrow(TrialCalls::noMethod));
    trial.begin(httpMethod);
    ClientAnswer answer = inTurn(() -> answer(call));
    call.log().line(() -> "Method completed with status: " + answer.status());
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (HttpField header : answer.headers()) {
      headers.put(header.getName(), answer.headers().getValuesList(header.getName()));
    }
    if (answer.headers().contains("x-amzn-ErrorType")) {
      // AWS has no such header in a trial that it refuses itself.
      headers.remove(HttpHeader.CONTENT_TYPE.asString());
    }
    return new MethodTrial(
        answer.status(), answer.body().text(), headers, trial.log(), trial.millis());
  }

  private ClientAnswer answer(Call call) {
    try {
      ClientAnswer answer =
          chain
              .answer(call)
              .thenCompose(begun -> begun.whole(BackendClient.MAX_BODY))
              .join()
              .after(Answering.trace(call));
      Answering.note(call.log(), answer.headers(), answer.body());
      return answer;
    } catch (CompletionException e) {
      return Answering.refusal(call, e);
    }
  }

  private <T> T inTurn(Supplier<T> work) {
    if (!free.tryAcquire()) {
      throw new ApiGatewayException(
          429,
          "TooManyRequestsException",
          "local-stage makes at most " + AT_ONCE + " trials at once: wait for another to end");
    }
    try {
      return work.get();
    } finally {
      free.release();
    }
  }

  private static void checkTriable(Resource resource, String httpMethod) {
    Map<String, Method> methods = resource.resourceMethods();
    Method method = methods.getOrDefault(httpMethod, methods.get("ANY"));
    if (method == null || !HttpMethods.VERBS.contains(httpMethod)) {
      throw noMethod();
    }
    if (method.methodIntegration() == null) {
      throw badRequest("No integration defined for method");
    }
  }

  private static RuntimeException noMethod() {
    return notFound("Invalid Method identifier specified");
  }

  @Override
  public AuthorizerTrial ask(String apiId, String authorizerId, TrialInput input) {
    HostedApi api = apis.get(apiId);
    ApiDefinition definition = api.definition();
    Authorizer authorizer = definition.components().authorizer(authorizerId);
    Resource root = definition.root();
    Trial trial = trial(api, root.path(), "GET", input);
    Call call = trial.call;
    call.found(
        new RouteMatch(root, asked(authorizer), null, authorizer.identitySources(), Map.of()));
    try {
      AuthorizerAnswer answer = inTurn(() -> authorizers.tried(authorizer, call).join());
      return new AuthorizerTrial(
          HttpStatus.OK_200,
          trial.log(),
          trial.millis(),
          answer.principal(),
          answer.document(),
          answer.claims());
    } catch (CompletionException e) {
      ClientAnswer refusal = Answering.refusal(call, e);
      return new AuthorizerTrial(
          refusal.status(), trial.log(), trial.millis(), null, null, Map.of());
    }
  }

  @Override
  public void forgetAnswers(String apiId, String stage) {
    cache.forget(apiId, stage);
  }

  @Override
  public void forgetAuthorizations(String apiId, String stage) {
    authorizers.forget(apiId, stage);
  }

  private Trial trial(HostedApi api, String path, String httpMethod, TrialInput input) {
    String[] sent = Objects.requireNonNullElse(input.pathWithQuery(), path).split("\\?", 2);
    String sentPath = sent[0].startsWith("/") ? sent[0] : "/" + sent[0];
    @Nullable String query = sent.length == 2 ? sent[1] : null;
    Instant now = Instant.now();
    Deployment deployment = new Deployment("", null, now, api.definition());
    TrialRequest request = TrialRequest.of(httpMethod, query, input);
    Call call =
        new Call(
            apis.served(),
            request,
            CallIds.of(request.headers()),
            new InvokeAddress(api.api().id(), STAGE, DOMAIN, false, sentPath, sentPath),
            api,
            stage(input, now),
            new StageTarget(deployment, input.stageVariables(), null));
    call.keep(ExecutionLog.on());
    call.log().hide(request.headers());
    return new Trial(call, System.nanoTime());
  }

  private Stage stage(TrialInput input, Instant now) {
    String id = input.clientCertificateId();
    return new Stage(
        STAGE,
        "",
        null,
        false,
        null,
        Map.of(),
        input.stageVariables(),
        null,
        null,
        id == null ? null : apis.clientCertificates().get(id).clientCertificateId(),
        null,
        false,
        Map.of(),
        now,
        now);
  }

  /** A method that has the authorizer, and nothing else. */
  private static Method asked(Authorizer authorizer) {
    return new Method(
        "GET",
        authorizer.type() == AuthorizerType.COGNITO_USER_POOLS
            ? AuthorizationType.COGNITO_USER_POOLS
            : AuthorizationType.CUSTOM,
        authorizer.id(),
        List.of(),
        false,
        null,
        null,
        Map.of(),
        Map.of(),
        Map.of(),
        null);
  }

  /**
   * A trial that is under way.
   *
   * @param began by {@link System#nanoTime}
   */
  private record Trial(Call call, long began) {

    void begin(String httpMethod) {
      call.log().line(() -> "Starting execution for request: " + call.ids().requestId());
      call.log()
          .line(() -> "HTTP Method: " + httpMethod + ", Resource Path: " + call.pathInStage());
    }

    String log() {
      return "Execution log for request "
          + call.ids().requestId()
          + "\n"
          + call.log().timedLines().stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    long millis() {
      return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }
  }
}
