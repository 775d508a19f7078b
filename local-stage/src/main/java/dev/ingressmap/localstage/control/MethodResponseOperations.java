package dev.ingressmap.localstage.control;

import static dev.ingressmap.localstage.control.PatchTable.onEntries;
import static dev.ingressmap.localstage.control.PatchTable.onFlagEntries;
import static dev.ingressmap.localstage.restapi.ApiGatewayException.conflict;

import dev.ingressmap.localstage.restapi.MethodResponse;
import dev.ingressmap.localstage.restapi.RestApis;
import java.util.Map;

/** The operations on method responses. */
final class MethodResponseOperations {

  private static final PatchTable PATCHES =
      PatchTable.of(
          onFlagEntries("responseParameters", "Invalid parameter name specified"),
          onEntries("responseModels", "Content-Type specified was not found"));

  private final WorkingCopies copies;

  MethodResponseOperations(RestApis apis) {
    this.copies = new WorkingCopies(apis);
  }

  Map<String, OperationHandler> handlers() {
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
