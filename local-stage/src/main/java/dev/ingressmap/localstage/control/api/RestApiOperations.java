package dev.ingressmap.localstage.control.api;

import static dev.ingressmap.localstage.control.patch.PatchEdit.element;
import static dev.ingressmap.localstage.control.patch.PatchEdit.flag;
import static dev.ingressmap.localstage.control.patch.PatchEdit.integer;
import static dev.ingressmap.localstage.control.patch.PatchEdit.text;
import static dev.ingressmap.localstage.control.patch.PatchEdit.valueElement;
import static dev.ingressmap.localstage.control.patch.PatchEdit.within;
import static dev.ingressmap.localstage.control.patch.PatchTable.on;
import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import dev.ingressmap.localstage.control.patch.PatchTable;
import dev.ingressmap.localstage.control.wire.Answer;
import dev.ingressmap.localstage.control.wire.Call;
import dev.ingressmap.localstage.control.wire.OperationHandler;
import dev.ingressmap.localstage.control.wire.Page;
import dev.ingressmap.localstage.control.wire.PatchOperation;
import dev.ingressmap.localstage.control.wire.Wire;
import dev.ingressmap.localstage.model.ChosenId;
import dev.ingressmap.localstage.model.Identifier;
import dev.ingressmap.localstage.model.account.RestApis;
import dev.ingressmap.localstage.model.api.ApiDefinition;
import dev.ingressmap.localstage.model.api.RestApi;
import dev.ingressmap.localstage.model.stage.HostedApi;
import dev.ingressmap.localstage.model.stage.Trials;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** The operations on REST APIs themselves. */
public final class RestApiOperations {

  private static final PatchTable PATCHES =
      PatchTable.of(
          on("/name", text("name"), "replace"),
          on("/description", text("description"), "replace", "remove"),
          on("/version", text("version"), "replace"),
          on("/apiKeySource", text("apiKeySource"), "replace"),
          on("/policy", text("policy"), "replace", "remove"),
          on(
              "/minimumCompressionSize",
              integer(
                  "minimumCompressionSize",
                  "Invalid minimum compression size, must be between 0 and 10485760"),
              "replace"),
          on("/disableExecuteApiEndpoint", flag("disableExecuteApiEndpoint"), "replace"),
          on("/securityPolicy", text("securityPolicy"), "replace"),
          on("/endpointAccessMode", text("endpointAccessMode"), "replace"),
          on("/binaryMediaTypes/*", element("binaryMediaTypes"), "add", "replace", "remove"),
          on(
              "/endpointConfiguration/types/*",
              within("endpointConfiguration", RestApiOperations::endpointType),
              "add",
              "replace"),
          on(
              "/endpointConfiguration/ipAddressType",
              within("endpointConfiguration", text("ipAddressType")),
              "replace"),
          on(
              "/endpointConfiguration/vpcEndpointIds",
              within("endpointConfiguration", valueElement("vpcEndpointIds")),
              "add",
              "remove"));

  private final RestApis apis;
  private final Trials trials;
  private final InstantSource clock;

  public RestApiOperations(RestApis apis, Trials trials, InstantSource clock) {
    this.apis = apis;
    this.trials = trials;
    this.clock = clock;
  }

  public Map<String, OperationHandler> handlers() {
    return Map.of(
        "CreateRestApi", this::create,
        "GetRestApi", call -> Answer.json(RestApiJson.full(apis.get(call.apiId()).api())),
        "GetRestApis", this::list,
        "UpdateRestApi", this::update,
        "DeleteRestApi", this::delete);
  }

  private Answer create(Call call) {
    ObjectNode body = call.json();
    call.constraints()
        .required(body, "name")
        .allOf(body, "endpointConfiguration.types", "PRIVATE", "EDGE", "REGIONAL")
        .oneOf(body, "endpointConfiguration.ipAddressType", "ipv4", "dualstack")
        .check();
    body.put("id", ChosenId.ofApi(tag -> body.path("tags").path(tag).asString(null)));
    body.put("rootResourceId", Identifier.ofResource());
    body.put("createdDate", clock.instant().getEpochSecond());
    String source = body.path("cloneFrom").asString("");
    if (source.isEmpty()) {
      RestApi api = Wire.read(body, RestApi.class);
      apis.create(HostedApi.of(ApiDefinition.of(api, apis.quotas())));
      return Answer.json(RestApiJson.brief(api));
    }
    ApiDefinition original = apis.get(source).definition();
    body.put("rootResourceId", original.root().id());
    RestApi clone = Wire.read(body, RestApi.class);
    apis.create(HostedApi.of(original.with(clone)));
    return Answer.json(RestApiJson.brief(clone));
  }

  private Answer list(Call call) {
    return Answer.json(
        Page.of(
                apis.all().stream().map(HostedApi::api).toList(),
                api -> Page.creationKey(api.createdDate(), apis.place(api.id())),
                call)
            .map(RestApiJson::brief));
  }

  private Answer update(Call call) {
    var patch = call.patch();
    HostedApi updated =
        apis.update(
            call.apiId(),
            api -> api.with(api.definition().with(PATCHES.apply(api.api(), patch, RestApi.class))));
    return Answer.json(RestApiJson.full(updated.api()));
  }

  private Answer delete(Call call) {
    Set<String> stages = apis.get(call.apiId()).stages().keySet();
    apis.remove(call.apiId());
    // Another API may choose the same id.
    stages.forEach(stage -> trials.forget(call.apiId(), stage));
    return Answer.EMPTY;
  }

  private static void endpointType(ObjectNode target, PatchOperation operation, String key) {
    switch (operation.text()) {
      case "EDGE", "REGIONAL" -> {}
      // A private endpoint is dualstack, whatever the previous endpoint was.
      case "PRIVATE" -> target.put("ipAddressType", "dualstack");
      default ->
          throw badRequest(
              "Invalid EndpointTypes specified. Valid options are REGIONAL,EDGE,PRIVATE");
    }
    target.putArray("types").add(operation.text());
  }
}
