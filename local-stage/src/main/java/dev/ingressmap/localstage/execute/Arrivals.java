package dev.ingressmap.localstage.execute;

import dev.ingressmap.localstage.execute.call.ArrivedRequest;
import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.CallIds;
import dev.ingressmap.localstage.execute.call.GatewayFailure;
import dev.ingressmap.localstage.execute.call.GatewayResponse;
import dev.ingressmap.localstage.execute.call.InvokeAddress;
import dev.ingressmap.localstage.execute.call.StageTarget;
import dev.ingressmap.localstage.model.account.Served;
import dev.ingressmap.localstage.model.stage.HostedApi;
import dev.ingressmap.localstage.model.stage.Stage;
import java.util.function.DoubleSupplier;
import org.eclipse.jetty.server.Request;

/**
 * Finds the stage that a request is for.
 *
 * @param draw yields a number from 0 to 100 for each call of a stage with a canary
 */
record Arrivals(DoubleSupplier draw) {

  /**
   * Finds the stage that a request is for.
   *
   * @param served the state at the time of the request
   * @throws GatewayFailure if there is no such stage, or if it does not answer at this address
   */
  Call arrive(InvokeAddress address, Served served, Request request, CallIds ids) {
    HostedApi api = served.api(address.apiId());
    Stage stage = api == null ? null : api.stages().get(address.stage());
    if (api == null || stage == null) {
      throw new GatewayFailure(GatewayResponse.FORBIDDEN, "there is no such stage: " + address);
    }
    Call call =
        new Call(
            served,
            new ArrivedRequest(request),
            ids,
            address,
            api,
            stage,
            StageTarget.of(api, stage, draw));
    if (call.definition().api().disableExecuteApiEndpoint() && !address.custom()) {
      throw new GatewayFailure(
          GatewayResponse.FORBIDDEN, "the API is disabled at this endpoint: " + address);
    }
    return call;
  }
}
