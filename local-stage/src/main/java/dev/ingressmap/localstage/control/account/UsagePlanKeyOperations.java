package dev.ingressmap.localstage.control.account;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import dev.ingressmap.localstage.control.wire.Answer;
import dev.ingressmap.localstage.control.wire.Call;
import dev.ingressmap.localstage.control.wire.OperationHandler;
import dev.ingressmap.localstage.control.wire.Page;
import dev.ingressmap.localstage.control.wire.Wire;
import dev.ingressmap.localstage.model.account.ApiKey;
import dev.ingressmap.localstage.model.account.RestApis;
import dev.ingressmap.localstage.model.account.UsagePlans;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The operations on the API keys of usage plans. */
public final class UsagePlanKeyOperations {

  private static final String TYPE = "API_KEY";

  private final RestApis apis;
  private final UsagePlans plans;

  public UsagePlanKeyOperations(RestApis apis) {
    this.apis = apis;
    this.plans = apis.usagePlans();
  }

  public Map<String, OperationHandler> handlers() {
    return Map.of(
        "CreateUsagePlanKey", this::create,
        "GetUsagePlanKey", this::get,
        "GetUsagePlanKeys", this::list,
        "DeleteUsagePlanKey", this::delete);
  }

  private Answer create(Call call) {
    ObjectNode body = call.json();
    call.constraints().required(body, "keyId", "keyType").check();
    KeyReference key = Wire.read(body, KeyReference.class);
    if (!TYPE.equals(key.keyType)) {
      throw badRequest("Invalid key type specified. Must be one of: [" + TYPE + "]");
    }
    return Answer.json(json(plans.addKey(UsagePlanOperations.id(call), key.keyId)));
  }

  private Answer get(Call call) {
    String keyId = call.label("keyId");
    plans.usage(UsagePlanOperations.id(call), keyId);
    return Answer.json(json(apis.apiKeys().get(keyId)));
  }

  private Answer list(Call call) {
    String name = call.parameter("name");
    return Answer.json(
        Page.of(
                plans.keysOf(UsagePlanOperations.id(call)).stream()
                    .flatMap(id -> Stream.ofNullable(apis.apiKeys().find(id)))
                    .filter(key -> ApiKeyOperations.startsWith(key.name(), name))
                    .toList(),
                key -> Page.newestFirst(key.createdDate(), apis.apiKeys().place(key.id())),
                call)
            .map(UsagePlanKeyOperations::json));
  }

  private Answer delete(Call call) {
    plans.removeKey(UsagePlanOperations.id(call), call.label("keyId"));
    return Answer.EMPTY;
  }

  private static ObjectNode json(ApiKey key) {
    ObjectNode json = Wire.object().put("id", key.id()).put("type", TYPE).put("value", key.value());
    return key.name() == null ? json : json.put("name", key.name());
  }

  private record KeyReference(String keyId, String keyType) {}
}
