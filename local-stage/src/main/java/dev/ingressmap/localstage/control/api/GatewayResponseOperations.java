package dev.ingressmap.localstage.control.api;

import static dev.ingressmap.localstage.control.patch.PatchEdit.text;
import static dev.ingressmap.localstage.control.patch.PatchTable.on;
import static dev.ingressmap.localstage.control.patch.PatchTable.onEntries;
import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import dev.ingressmap.localstage.control.patch.PatchTable;
import dev.ingressmap.localstage.control.wire.Answer;
import dev.ingressmap.localstage.control.wire.Call;
import dev.ingressmap.localstage.control.wire.OperationHandler;
import dev.ingressmap.localstage.control.wire.Page;
import dev.ingressmap.localstage.control.wire.PatchOperation;
import dev.ingressmap.localstage.control.wire.Wire;
import dev.ingressmap.localstage.model.account.RestApis;
import dev.ingressmap.localstage.model.api.ApiDefinition;
import dev.ingressmap.localstage.model.api.GatewayResponse;
import dev.ingressmap.localstage.model.api.GatewayResponseType;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The operations on gateway responses. An API has all of them, whether set or not. */
public final class GatewayResponseOperations {

  private static final PatchTable PATCHES =
      PatchTable.of(
          on("/statusCode", text("statusCode"), "replace"),
          onEntries("responseParameters", "Invalid parameter name specified"),
          onEntries("responseTemplates", "Content-Type specified was not found"));

  private final RestApis apis;

  public GatewayResponseOperations(RestApis apis) {
    this.apis = apis;
  }

  public Map<String, OperationHandler> handlers() {
    return Map.of(
        "PutGatewayResponse", this::put,
        "GetGatewayResponse", this::get,
        "GetGatewayResponses", this::list,
        "UpdateGatewayResponse", this::update,
        "DeleteGatewayResponse", this::delete);
  }

  private Answer put(Call call) {
    GatewayResponseType type = type(call);
    var body = call.json();
    call.constraints().statusCode(body.path("statusCode").asString(null)).check();
    GatewayResponse response =
        Wire.read(
            body.put("responseType", type.name()).put("defaultResponse", false),
            GatewayResponse.class);
    change(call, definition -> definition.with(definition.components().with(response)));
    return Answer.json(response);
  }

  private Answer get(Call call) {
    GatewayResponseType type = type(call);
    return Answer.json(apis.get(call.apiId()).definition().components().gatewayResponse(type));
  }

  private Answer list(Call call) {
    var components = apis.get(call.apiId()).definition().components();
    return Answer.json(
        Page.of(
            Stream.of(GatewayResponseType.values()).map(components::gatewayResponse).toList(),
            response -> response.responseType().name(),
            call));
  }

  private Answer update(Call call) {
    GatewayResponseType type = type(call);
    List<PatchOperation> patch = call.patch();
    ApiDefinition changed =
        change(
            call,
            definition -> {
              patch.forEach(GatewayResponseOperations::check);
              var current = Wire.tree(definition.components().gatewayResponse(type));
              GatewayResponse old =
                  Wire.read(current.put("defaultResponse", false), GatewayResponse.class);
              return definition.with(
                  definition.components().with(PATCHES.apply(old, patch, GatewayResponse.class)));
            });
    return Answer.json(changed.components().gatewayResponse(type));
  }

  /** AWS accepts only {@code replace} for the status, and refuses empty values. */
  private static void check(PatchOperation operation) {
    if (operation.target().equals("/statusCode") && !operation.is("replace")) {
      throw badRequest("Invalid patch path /statusCode");
    }
    for (String map : List.of("responseTemplates", "responseParameters")) {
      if (operation.target().startsWith("/" + map + "/")
          && !operation.is("remove")
          && operation.text().isEmpty()) {
        throw badRequest("Invalid null or empty value in " + map);
      }
    }
  }

  private Answer delete(Call call) {
    GatewayResponseType type = type(call);
    change(call, definition -> definition.with(definition.components().without(type)));
    return Answer.EMPTY;
  }

  private ApiDefinition change(Call call, UnaryOperator<ApiDefinition> change) {
    return apis.update(call.apiId(), api -> api.with(change.apply(api.definition()))).definition();
  }

  private static GatewayResponseType type(Call call) {
    String name = call.label("response_type");
    call.constraints().enumeration("responseType", name, GatewayResponseType.values()).check();
    return GatewayResponseType.valueOf(name);
  }
}
