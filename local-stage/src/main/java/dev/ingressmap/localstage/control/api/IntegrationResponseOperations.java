package dev.ingressmap.localstage.control.api;

import static dev.ingressmap.localstage.control.patch.PatchEdit.text;
import static dev.ingressmap.localstage.control.patch.PatchTable.on;
import static dev.ingressmap.localstage.control.patch.PatchTable.onEntries;
import static dev.ingressmap.localstage.model.ApiGatewayException.notFound;

import dev.ingressmap.localstage.control.patch.PatchTable;
import dev.ingressmap.localstage.control.wire.Answer;
import dev.ingressmap.localstage.control.wire.Call;
import dev.ingressmap.localstage.control.wire.OperationHandler;
import dev.ingressmap.localstage.control.wire.Wire;
import dev.ingressmap.localstage.model.account.RestApis;
import dev.ingressmap.localstage.model.api.IntegrationResponse;
import java.util.Map;

/** The operations on integration responses, which can be created before their method response. */
public final class IntegrationResponseOperations {

  private static final PatchTable PATCHES =
      PatchTable.of(
          on("/selectionPattern", text("selectionPattern"), "replace"),
          on("/contentHandling", text("contentHandling"), "replace"),
          onEntries("responseParameters", "Invalid parameter name specified"),
          onEntries("responseTemplates", "Content-Type specified was not found"));

  private final WorkingCopies copies;

  public IntegrationResponseOperations(RestApis apis) {
    this.copies = new WorkingCopies(apis);
  }

  public Map<String, OperationHandler> handlers() {
    return Map.of(
        "PutIntegrationResponse", this::put,
        "GetIntegrationResponse", this::get,
        "UpdateIntegrationResponse", this::update,
        "DeleteIntegrationResponse", this::delete);
  }

  private Answer put(Call call) {
    String statusCode = call.statusCode();
    copies.method(call).integration();
    IntegrationResponse response =
        Wire.read(call.json().put("statusCode", statusCode), IntegrationResponse.class);
    copies.updateMethod(call, method -> method.with(response));
    return Answer.json(response);
  }

  private Answer get(Call call) {
    String statusCode = call.statusCode();
    return Answer.json(copies.method(call).integration().response(statusCode));
  }

  private Answer update(Call call) {
    var patch = call.patch();
    String statusCode = call.statusCode();
    return Answer.json(
        copies
            .updateMethod(
                call,
                method ->
                    method.with(
                        PATCHES.apply(
                            method.integration().response(statusCode),
                            patch,
                            IntegrationResponse.class)))
            .integration()
            .response(statusCode));
  }

  private Answer delete(Call call) {
    String statusCode = call.statusCode();
    if (!copies.resource(call).resourceMethods().containsKey(call.label("http_method"))) {
      throw notFound("Invalid Integration identifier specified");
    }
    copies.updateMethod(call, method -> method.without(method.integration().response(statusCode)));
    return Answer.EMPTY;
  }
}
