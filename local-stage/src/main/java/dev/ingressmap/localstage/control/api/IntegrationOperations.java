package dev.ingressmap.localstage.control.api;

import static dev.ingressmap.localstage.control.patch.PatchEdit.element;
import static dev.ingressmap.localstage.control.patch.PatchEdit.flag;
import static dev.ingressmap.localstage.control.patch.PatchEdit.integer;
import static dev.ingressmap.localstage.control.patch.PatchEdit.text;
import static dev.ingressmap.localstage.control.patch.PatchEdit.within;
import static dev.ingressmap.localstage.control.patch.PatchTable.on;
import static dev.ingressmap.localstage.control.patch.PatchTable.onEntries;

import dev.ingressmap.localstage.control.patch.PatchTable;
import dev.ingressmap.localstage.control.wire.Answer;
import dev.ingressmap.localstage.control.wire.Call;
import dev.ingressmap.localstage.control.wire.OperationHandler;
import dev.ingressmap.localstage.control.wire.Wire;
import dev.ingressmap.localstage.model.account.RestApis;
import dev.ingressmap.localstage.model.api.Integration;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The operations on integrations. */
public final class IntegrationOperations {

  private static final PatchTable PATCHES =
      PatchTable.of(
          on("/type", text("type"), "replace"),
          on("/httpMethod", text("httpMethod"), "replace"),
          on("/uri", text("uri"), "replace"),
          on("/connectionType", text("connectionType"), "replace"),
          on("/connectionId", text("connectionId"), "replace"),
          on("/credentials", text("credentials"), "replace"),
          on("/passthroughBehavior", text("passthroughBehavior"), "replace"),
          on("/contentHandling", text("contentHandling"), "replace"),
          on("/cacheNamespace", text("cacheNamespace"), "replace"),
          on("/responseTransferMode", text("responseTransferMode"), "replace"),
          on("/integrationTarget", text("integrationTarget"), "replace"),
          on(
              "/timeoutInMillis",
              integer("timeoutInMillis", "Timeout should be between 50 ms and 29000 ms"),
              "replace"),
          on(
              "/tlsConfig/insecureSkipVerification",
              within("tlsConfig", flag("insecureSkipVerification")),
              "replace"),
          on("/cacheKeyParameters/*", element("cacheKeyParameters"), "add", "remove"),
          onEntries("requestParameters", "Invalid parameter name specified"),
          onEntries("requestTemplates", "Content-Type specified was not found"));

  private final WorkingCopies copies;

  public IntegrationOperations(RestApis apis) {
    this.copies = new WorkingCopies(apis);
  }

  public Map<String, OperationHandler> handlers() {
    return Map.of(
        "PutIntegration", this::put,
        "GetIntegration", call -> Answer.json(copies.method(call).integration()),
        "UpdateIntegration", this::update,
        "DeleteIntegration", this::delete);
  }

  private Answer put(Call call) {
    ObjectNode body = call.json();
    call.constraints()
        .required(body, "type")
        .oneOf(body, "type", "HTTP", "MOCK", "AWS_PROXY", "HTTP_PROXY", "AWS")
        .check();
    copies.method(call);
    if (body.path("cacheNamespace").asString("").isEmpty()) {
      body.put("cacheNamespace", call.label("resource_id"));
    }
    Integration integration = Wire.read(body.without("integrationResponses"), Integration.class);
    copies.updateMethod(call, method -> method.with(integration));
    return Answer.json(integration);
  }

  private Answer update(Call call) {
    var patch = call.patch();
    return Answer.json(
        copies
            .updateMethod(
                call,
                method ->
                    method.with(PATCHES.apply(method.integration(), patch, Integration.class)))
            .integration());
  }

  private Answer delete(Call call) {
    copies.updateMethod(
        call,
        method -> {
          method.integration();
          return method.withoutIntegration();
        });
    return Answer.EMPTY;
  }
}
