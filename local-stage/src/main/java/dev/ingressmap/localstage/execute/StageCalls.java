package dev.ingressmap.localstage.execute;

import dev.ingressmap.localstage.execute.authorize.ResourcePolicy;
import dev.ingressmap.localstage.execute.call.CallContext;
import dev.ingressmap.localstage.execute.call.CallIds;
import dev.ingressmap.localstage.execute.call.GatewayFailure;
import dev.ingressmap.localstage.execute.call.GatewayResponse;
import dev.ingressmap.localstage.execute.call.Headers;
import dev.ingressmap.localstage.execute.call.Invocation;
import dev.ingressmap.localstage.execute.call.InvokeAddress;
import dev.ingressmap.localstage.execute.call.Payload;
import dev.ingressmap.localstage.execute.call.RouteMatch;
import dev.ingressmap.localstage.execute.call.StageTarget;
import dev.ingressmap.localstage.http.Shortened;
import dev.ingressmap.localstage.model.account.RestApis;
import dev.ingressmap.localstage.model.account.Served;
import dev.ingressmap.localstage.model.api.ApiDefinition;
import dev.ingressmap.localstage.model.api.AuthorizationType;
import dev.ingressmap.localstage.model.api.Method;
import dev.ingressmap.localstage.model.stage.HostedApi;
import dev.ingressmap.localstage.model.stage.Stage;
import java.time.InstantSource;
import java.util.function.DoubleSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Finds what a request calls and whether it may; each refusal is a {@link GatewayFailure}. */
final class StageCalls {

  private static final String SIGNATURE = "AWS4-HMAC-SHA256 ";

  private final RouteTables tables;
  private final DoubleSupplier draw;
  private final KeyGate keys;

  StageCalls(RestApis apis, DoubleSupplier draw, InstantSource clock) {
    this.draw = draw;
    this.keys = new KeyGate(apis, clock);
    this.tables = new RouteTables(apis);
  }

  /**
   * The stage that a request is for.
   *
   * @param served when it came
   */
  StageCall arrive(InvokeAddress address, Served served, Request request, CallIds ids) {
    HostedApi api = served.api(address.apiId());
    Stage stage = api == null ? null : api.stages().get(address.stage());
    if (api == null || stage == null) {
      throw new GatewayFailure(GatewayResponse.FORBIDDEN, "there is no such stage: " + address);
    }
    StageTarget target = StageTarget.of(api, stage, draw);
    ApiDefinition definition = target.deployment().definition();
    if (definition.api().disableExecuteApiEndpoint() && !address.custom()) {
      throw new GatewayFailure(
          GatewayResponse.FORBIDDEN, "the API is disabled at this endpoint: " + address);
    }
    return new StageCall(
        ids,
        address.path(),
        definition,
        tables.of(api, target.deployment()),
        target.variables(),
        request,
        new CallContext(served, request, ids, address, stage, target));
  }

  /** The call that a request to a stage makes, with no body yet. */
  Invocation find(StageCall call) {
    Request request = call.request();
    RouteMatch match =
        call.routes()
            .find(request.getMethod(), call.path())
            .orElseThrow(() ->
                new GatewayFailure(
                    GatewayResponse.MISSING_AUTHENTICATION_TOKEN,
                    "no method for " + request.getMethod() + " " + Shortened.of(call.path())));
    call.context().at(match);
    ResourcePolicy.check(
        call.routes().policy(), call.context(), match.method().authorizationType());
    authorize(match.method(), request);
    return new Invocation(
        call.ids(),
        call.definition(),
        call.stageVariables(),
        match,
        request,
        Headers.fromClient(request.getHeaders()),
        call.context(),
        Payload.EMPTY);
  }

  /** Lets a call in, whose caller is known by now, by its API key and as often as it may. */
  void admit(Invocation call) {
    CallContext context = call.context();
    context.by(
        keys.pass(
            context.served(),
            call.definition().api(),
            context.stage(),
            call.match(),
            call.request()));
  }

  private static void authorize(Method method, Request request) {
    if (method.authorizationType() == AuthorizationType.AWS_IAM) {
      @Nullable String authorization = request.getHeaders().get(HttpHeader.AUTHORIZATION);
      // Whoever signs is let in: nobody's secret keys are known here.
      if (authorization == null || !authorization.startsWith(SIGNATURE)) {
        throw new GatewayFailure(
            GatewayResponse.MISSING_AUTHENTICATION_TOKEN, "the request is not signed");
      }
    }
  }
}
