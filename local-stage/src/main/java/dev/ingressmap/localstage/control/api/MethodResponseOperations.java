package dev.ingressmap.localstage.control.api;

import static dev.ingressmap.localstage.control.patch.PatchTable.onEntries;
import static dev.ingressmap.localstage.control.patch.PatchTable.onFlagEntries;
import static dev.ingressmap.localstage.model.ApiGatewayException.conflict;

import dev.ingressmap.localstage.control.patch.PatchTable;
import dev.ingressmap.localstage.control.wire.Answer;
import dev.ingressmap.localstage.control.wire.Call;
import dev.ingressmap.localstage.control.wire.OperationHandler;
import dev.ingressmap.localstage.control.wire.Wire;
import dev.ingressmap.localstage.model.account.RestApis;
import dev.ingressmap.localstage.model.api.MethodResponse;
import java.util.Map;

/** The operations on method responses. */
public final class MethodResponseOperations {

  private static final PatchTable PATCHES =
      PatchTable.of(
          onFlagEntries("responseParameters", "Invalid parameter name specified"),
          onEntries("responseModels", "Content-Type specified was not found"));

  private final WorkingCopies copies;

  public MethodResponseOperations(RestApis apis) {
    this.copies = new WorkingCopies(apis);
  }

  public Map<String, OperationHandler> handlers() {
    return Map.of(
        "PutMethodResponse", this::put,
        "GetMethodResponse", this::get,
        "UpdateMethodResponse", this::update,
        "DeleteMethodResponse", this::delete);
  }

  private Answer put(Call call) {
    String statusCode = call.statusCode();
    copies.method(call);
    MethodResponse response =
        Wire.read(call.json().put("statusCode", statusCode), MethodResponse.class);
    copies.updateMethod(
        call,
        method -> {
          if (method.methodResponses().containsKey(statusCode)) {
            throw conflict("Response already exists for this resource");
          }
          return method.with(response);
        });
    return Answer.json(response);
  }

  private Answer get(Call call) {
    String statusCode = call.statusCode();
    return Answer.json(copies.method(call).response(statusCode));
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
                        PATCHES.apply(method.response(statusCode), patch, MethodResponse.class)))
            .response(statusCode));
  }

  private Answer delete(Call call) {
    String statusCode = call.statusCode();
    copies.updateMethod(call, method -> method.without(method.response(statusCode)));
    return Answer.EMPTY;
  }
}
