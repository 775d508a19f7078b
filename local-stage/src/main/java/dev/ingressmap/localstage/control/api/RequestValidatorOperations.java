package dev.ingressmap.localstage.control.api;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;
import static dev.ingressmap.localstage.model.ApiGatewayException.notFound;

import dev.ingressmap.localstage.control.patch.Replacements;
import dev.ingressmap.localstage.control.wire.Answer;
import dev.ingressmap.localstage.control.wire.Call;
import dev.ingressmap.localstage.control.wire.OperationHandler;
import dev.ingressmap.localstage.control.wire.Page;
import dev.ingressmap.localstage.control.wire.Wire;
import dev.ingressmap.localstage.model.Identifier;
import dev.ingressmap.localstage.model.account.RestApis;
import dev.ingressmap.localstage.model.api.ApiDefinition;
import dev.ingressmap.localstage.model.api.RequestValidator;
import dev.ingressmap.localstage.model.stage.HostedApi;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** The operations on request validators. */
public final class RequestValidatorOperations {

  private static final List<String> PATHS =
      List.of("/name", "/validateRequestParameters", "/validateRequestBody");

  private final RestApis apis;

  public RequestValidatorOperations(RestApis apis) {
    this.apis = apis;
  }

  public Map<String, OperationHandler> handlers() {
    return Map.of(
        "CreateRequestValidator", this::create,
        "GetRequestValidator", call -> Answer.json(validator(call)),
        "GetRequestValidators", this::list,
        "UpdateRequestValidator", this::update,
        "DeleteRequestValidator", this::delete);
  }

  private Answer create(Call call) {
    RequestValidator validator =
        Wire.read(call.json().put("id", Identifier.ofRequestValidator()), RequestValidator.class);
    if (apis.find(call.apiId()) == null) {
      throw badRequest("Invalid REST API identifier specified");
    }
    change(call, definition -> definition.with(definition.components().with(validator)));
    return Answer.json(validator);
  }

  private Answer list(Call call) {
    return Answer.json(
        Page.of(
            apis.get(call.apiId()).definition().components().requestValidators().values(),
            validator -> Objects.requireNonNullElse(validator.name(), "") + validator.id(),
            call));
  }

  private Answer update(Call call) {
    Map<String, String> values = Replacements.of(call.patch(), PATHS);
    String id = validator(call).id();
    ApiDefinition changed =
        change(
            call,
            definition -> {
              ObjectNode json = Wire.tree(definition.components().requestValidator(id));
              values.forEach((path, value) -> {
                if (path.equals("/name")) {
                  json.put("name", value);
                } else {
                  json.put(path.substring(1), Boolean.parseBoolean(value));
                }
              });
              return definition.with(
                  definition.components().with(Wire.read(json, RequestValidator.class)));
            });
    return Answer.json(changed.components().requestValidator(id));
  }

  private Answer delete(Call call) {
    String id = validator(call).id();
    change(call, definition -> definition.without(definition.components().requestValidator(id)));
    return Answer.EMPTY;
  }

  private ApiDefinition change(Call call, UnaryOperator<ApiDefinition> change) {
    return apis.update(call.apiId(), api -> api.with(change.apply(api.definition()))).definition();
  }

  /** The validator of a call; to AWS, a validator of an unknown API is an unknown validator. */
  private RequestValidator validator(Call call) {
    HostedApi api = apis.find(call.apiId());
    if (api == null) {
      throw notFound("Invalid Request Validator identifier specified");
    }
    return api.definition().components().requestValidator(call.label("requestvalidator_id"));
  }
}
