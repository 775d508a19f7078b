package dev.ingressmap.localstage.control.api;

import static dev.ingressmap.localstage.model.ApiGatewayException.conflict;
import static dev.ingressmap.localstage.model.ApiGatewayException.notFound;

import dev.ingressmap.localstage.control.patch.Replacements;
import dev.ingressmap.localstage.control.wire.Answer;
import dev.ingressmap.localstage.control.wire.Call;
import dev.ingressmap.localstage.control.wire.OperationHandler;
import dev.ingressmap.localstage.control.wire.Page;
import dev.ingressmap.localstage.control.wire.Wire;
import dev.ingressmap.localstage.model.Identifier;
import dev.ingressmap.localstage.model.account.RestApis;
import dev.ingressmap.localstage.model.api.Model;
import dev.ingressmap.localstage.model.stage.HostedApi;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The operations on models. */
public final class ModelOperations {

  private final RestApis apis;

  public ModelOperations(RestApis apis) {
    this.apis = apis;
  }

  public Map<String, OperationHandler> handlers() {
    return Map.of(
        "CreateModel", this::create,
        "GetModel", this::get,
        "GetModels", this::list,
        "GetModelTemplate", this::template,
        "UpdateModel", this::update,
        "DeleteModel", this::delete);
  }

  private Answer create(Call call) {
    ObjectNode body = call.json();
    call.constraints().required(body, "name", "contentType").check();
    Model model = Wire.read(body.put("id", Identifier.ofModel()), Model.class);
    apis.update(
        call.apiId(),
        api -> {
          if (api.definition().models().containsKey(model.name())) {
            throw conflict("Model name already exists for this REST API");
          }
          return api.with(api.definition().with(model));
        });
    return Answer.json(model);
  }

  private Answer get(Call call) {
    Model model = model(call);
    if (!Boolean.parseBoolean(call.parameter("flatten"))) {
      return Answer.json(model);
    }
    Map<String, Model> all = apis.get(call.apiId()).definition().models();
    return Answer.json(Wire.tree(model).put("schema", FlatSchema.of(model, all::get)));
  }

  private Answer list(Call call) {
    return Answer.json(
        Page.of(apis.get(call.apiId()).definition().models().values(), Model::name, call));
  }

  private Answer template(Call call) {
    Model model = model(call);
    Map<String, Model> all = apis.get(call.apiId()).definition().models();
    return Answer.json(Map.of("value", ModelTemplate.of(model, all::get)));
  }

  private Answer update(Call call) {
    Map<String, String> values = Replacements.of(call.patch(), List.of("/description", "/schema"));
    Model old = model(call);
    HostedApi updated =
        apis.update(
            call.apiId(),
            api -> {
              ObjectNode json = Wire.tree(api.definition().components().model(old.name()));
              values.forEach((path, value) -> json.put(path.substring(1), value));
              return api.with(api.definition().with(Wire.read(json, Model.class)));
            });
    return Answer.json(updated.definition().components().model(old.name()));
  }

  private Answer delete(Call call) {
    String name = model(call).name();
    apis.update(
        call.apiId(),
        api -> api.with(api.definition().without(api.definition().components().model(name))));
    return Answer.EMPTY;
  }

  /** The model of a call; to AWS, a model of an unknown API is an unknown model. */
  private Model model(Call call) {
    String name = call.label("model_name");
    HostedApi api = apis.find(call.apiId());
    if (api == null) {
      throw notFound("Invalid model name specified: " + name);
    }
    return api.definition().components().model(name);
  }
}
