package dev.ingressmap.localstage.control.api;

import static dev.ingressmap.localstage.control.patch.PatchEdit.flag;
import static dev.ingressmap.localstage.control.patch.PatchEdit.text;
import static dev.ingressmap.localstage.control.patch.PatchEdit.valueElement;
import static dev.ingressmap.localstage.control.patch.PatchTable.on;
import static dev.ingressmap.localstage.control.patch.PatchTable.onEntries;
import static dev.ingressmap.localstage.control.patch.PatchTable.onFlagEntries;
import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;
import static dev.ingressmap.localstage.model.ApiGatewayException.conflict;

import dev.ingressmap.localstage.control.patch.PatchTable;
import dev.ingressmap.localstage.control.wire.Answer;
import dev.ingressmap.localstage.control.wire.Call;
import dev.ingressmap.localstage.control.wire.OperationHandler;
import dev.ingressmap.localstage.control.wire.Wire;
import dev.ingressmap.localstage.model.account.RestApis;
import dev.ingressmap.localstage.model.api.Method;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The operations on methods. */
public final class MethodOperations {

  private static final PatchTable PATCHES =
      PatchTable.of(
          on("/apiKeyRequired", flag("apiKeyRequired"), "replace"),
          on("/authorizationType", text("authorizationType"), "replace"),
          on("/authorizerId", text("authorizerId"), "replace"),
          on("/authorizationScopes", valueElement("authorizationScopes"), "add", "remove"),
          on("/requestValidatorId", text("requestValidatorId"), "replace"),
          on("/operationName", text("operationName"), "replace"),
          onFlagEntries("requestParameters", "Invalid parameter name specified"),
          onEntries("requestModels", "Content-Type specified was not found"));

  private final WorkingCopies copies;

  public MethodOperations(RestApis apis) {
    this.copies = new WorkingCopies(apis);
  }

  public Map<String, OperationHandler> handlers() {
    return Map.of(
        "PutMethod", this::put,
        "GetMethod", call -> Answer.json(copies.method(call)),
        "UpdateMethod", this::update,
        "DeleteMethod", this::delete);
  }

  private Answer put(Call call) {
    ObjectNode body = call.json();
    call.constraints().required(body, "authorizationType").check();
    copies.resource(call);
    if (!body.path("authorizationScopes").isEmpty()
        && !body.path("authorizationType").asString("").equalsIgnoreCase("COGNITO_USER_POOLS")) {
      throw badRequest(
          "Authorization Scopes are only valid for COGNITO_USER_POOLS authorization type");
    }
    String authorizationType = Wire.read(body.path("authorizationType"), String.class);
    Method method =
        Wire.read(
            body.retain(
                    "authorizerId",
                    "authorizationScopes",
                    "apiKeyRequired",
                    "operationName",
                    "requestParameters",
                    "requestModels",
                    "requestValidatorId")
                .put("httpMethod", call.label("http_method"))
                .put("authorizationType", authorizationType.toUpperCase(Locale.ROOT)),
            Method.class);
    String resourceId = call.label("resource_id");
    copies.update(
        call,
        definition -> {
          if (definition.resource(resourceId).resourceMethods().containsKey(method.httpMethod())) {
            throw conflict("Method already exists for this resource");
          }
          return definition.with(resourceId, method);
        });
    return Answer.json(method);
  }

  private Answer update(Call call) {
    var patch = call.patch();
    return Answer.json(
        copies.updateMethod(
            call, method -> PATCHES.apply(method, patch, Method.class).withDeclaredCacheKeys()));
  }

  private Answer delete(Call call) {
    String resourceId = call.label("resource_id");
    copies.update(
        call,
        definition ->
            definition.without(
                resourceId, definition.resource(resourceId).method(call.label("http_method"))));
    return Answer.EMPTY;
  }
}
