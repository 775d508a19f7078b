package dev.ingressmap.localstage.execute;

import dev.ingressmap.localstage.execute.authorize.ResourcePolicy;
import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.GatewayFailure;
import dev.ingressmap.localstage.execute.call.GatewayResponse;
import dev.ingressmap.localstage.http.Shortened;
import dev.ingressmap.localstage.model.account.RestApis;
import dev.ingressmap.localstage.model.stage.Deployment;
import dev.ingressmap.localstage.model.stage.HostedApi;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The route tables of the deployments that were called. Each is compiled once. */
final class RouteTables {

  private record Key(String apiId, String deploymentId) {}

  private final ConcurrentMap<Key, RouteTable> tables = new ConcurrentHashMap<>();
  private final RestApis apis;

  RouteTables(RestApis apis) {
    this.apis = apis;
  }

  /**
   * Finds the method that a call is for.
   *
   * @throws GatewayFailure if there is none
   */
  void match(Call call) {
    String method = call.request().method();
    RouteTable table = of(call);
    call.found(
        table
            .find(method, call.pathInStage())
            .orElseThrow(() -> {
              call.log().fact("Methods at this path", () -> table.methods(call.pathInStage()));
              return new GatewayFailure(
                  GatewayResponse.MISSING_AUTHENTICATION_TOKEN,
                  "no method for " + method + " " + Shortened.of(call.pathInStage()));
            }));
    call.log().fact("Resource", () -> call.match().resource().path());
    call.log().fact("Method", () -> call.match().method().httpMethod());
    call.log().fact("Path parameters", call::pathParameters);
    call.log().line(() -> "HTTP Method: " + method + ", Resource Path: " + call.pathInStage());
  }

  /**
   * Checks that the API's resource policy lets a call in.
   *
   * @throws GatewayFailure if it does not
   */
  void obeyPolicy(Call call) {
    ResourcePolicy policy = of(call).policy();
    call.log().fact("Resource policy", () -> policy == null ? "none" : "decides");
    ResourcePolicy.check(policy, call, call.match().method().authorizationType());
  }

  /** Whether a call may get a new answer in place of one that is cached. */
  boolean permitsRefresh(Call call) {
    return ResourcePolicy.permitsRefresh(
        of(call).policy(), call, call.match().method().authorizationType());
  }

  private RouteTable of(Call call) {
    return of(call.api(), call.deployment());
  }

  private RouteTable of(HostedApi api, Deployment deployment) {
    Key key = new Key(api.api().id(), deployment.id());
    RouteTable table = tables.get(key);
    if (table == null) {
      // When a new deployment appears, tables of deleted ones are dropped.
      tables.keySet().removeIf(this::isGone);
      table = tables.computeIfAbsent(key, k -> new RouteTable(deployment.definition()));
    }
    return table;
  }

  private boolean isGone(Key key) {
    HostedApi api = apis.find(key.apiId());
    return api == null || !api.deployments().containsKey(key.deploymentId());
  }
}
