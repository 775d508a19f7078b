package dev.ingressmap.localstage.control.api;

import static dev.ingressmap.localstage.control.patch.PatchEdit.integer;
import static dev.ingressmap.localstage.control.patch.PatchEdit.text;
import static dev.ingressmap.localstage.control.patch.PatchEdit.valueElement;
import static dev.ingressmap.localstage.control.patch.PatchTable.on;
import static dev.ingressmap.localstage.model.ApiGatewayException.conflict;
import static dev.ingressmap.localstage.model.ApiGatewayException.notFound;

import dev.ingressmap.localstage.control.patch.PatchTable;
import dev.ingressmap.localstage.control.wire.Answer;
import dev.ingressmap.localstage.control.wire.Call;
import dev.ingressmap.localstage.control.wire.OperationHandler;
import dev.ingressmap.localstage.control.wire.Page;
import dev.ingressmap.localstage.control.wire.Wire;
import dev.ingressmap.localstage.model.Identifier;
import dev.ingressmap.localstage.model.account.RestApis;
import dev.ingressmap.localstage.model.api.ApiDefinition;
import dev.ingressmap.localstage.model.api.Authorizer;
import dev.ingressmap.localstage.model.stage.HostedApi;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** The operations on authorizers. */
public final class AuthorizerOperations {

  private static final PatchTable PATCHES =
      PatchTable.of(
          on("/name", text("name"), "replace"),
          on("/type", text("type"), "replace"),
          on("/authType", text("authType"), "replace"),
          on("/authorizerUri", text("authorizerUri"), "replace"),
          on("/authorizerCredentials", text("authorizerCredentials"), "replace"),
          on("/identitySource", text("identitySource"), "replace"),
          on("/identityValidationExpression", text("identityValidationExpression"), "replace"),
          on(
              "/authorizerResultTtlInSeconds",
              integer(
                  "authorizerResultTtlInSeconds",
                  "Authorizer result TTL must be between 0 and 3600 seconds"),
              "replace"),
          on("/providerARNs", valueElement("providerARNs"), "add", "remove"));

  private final RestApis apis;

  public AuthorizerOperations(RestApis apis) {
    this.apis = apis;
  }

  public Map<String, OperationHandler> handlers() {
    return Map.of(
        "CreateAuthorizer", this::create,
        "GetAuthorizer", call -> Answer.json(authorizer(call)),
        "GetAuthorizers", this::list,
        "UpdateAuthorizer", this::update,
        "DeleteAuthorizer", this::delete);
  }

  private Answer create(Call call) {
    ObjectNode body = call.json();
    call.constraints()
        .required(body, "name", "type")
        .oneOf(body, "type", "TOKEN", "REQUEST", "COGNITO_USER_POOLS")
        .check();
    if (apis.find(call.apiId()) == null) {
      // This is not the true reason, but AWS gives it.
      throw conflict(
          "Unable to complete operation due to concurrent modification. Please try again later.");
    }
    if (body.path("authType").asString("").isEmpty()) {
      boolean pools = body.path("type").asString("").equals("COGNITO_USER_POOLS");
      body.put("authType", pools ? "cognito_user_pools" : "custom");
    }
    Authorizer authorizer = Wire.read(body.put("id", Identifier.ofAuthorizer()), Authorizer.class);
    change(call, definition -> definition.with(definition.components().with(authorizer)));
    return Answer.json(authorizer);
  }

  private Answer list(Call call) {
    return Answer.json(
        Page.of(
            apis.get(call.apiId()).definition().components().authorizers().values(),
            Authorizer::name,
            call));
  }

  private Answer update(Call call) {
    var patch = call.patch();
    String id = authorizer(call).id();
    ApiDefinition changed =
        change(
            call,
            definition ->
                definition.with(
                    definition
                        .components()
                        .with(
                            PATCHES.apply(
                                definition.components().authorizer(id), patch, Authorizer.class))));
    return Answer.json(changed.components().authorizer(id));
  }

  private Answer delete(Call call) {
    String id = authorizer(call).id();
    change(call, definition -> definition.without(definition.components().authorizer(id)));
    return Answer.EMPTY;
  }

  private ApiDefinition change(Call call, UnaryOperator<ApiDefinition> change) {
    return apis.update(call.apiId(), api -> api.with(change.apply(api.definition()))).definition();
  }

  /** The authorizer of a call; to AWS, an authorizer of an unknown API is an unknown authorizer. */
  private Authorizer authorizer(Call call) {
    HostedApi api = apis.find(call.apiId());
    if (api == null) {
      throw notFound("Invalid Authorizer identifier specified");
    }
    return api.definition().components().authorizer(call.label("authorizer_id"));
  }
}
