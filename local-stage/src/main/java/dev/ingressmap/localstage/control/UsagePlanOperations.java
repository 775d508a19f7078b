package dev.ingressmap.localstage.control;

import dev.ingressmap.localstage.restapi.Identifier;
import dev.ingressmap.localstage.restapi.RestApis;
import dev.ingressmap.localstage.restapi.UsagePlan;
import dev.ingressmap.localstage.restapi.UsagePlans;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The operations on usage plans themselves. */
final class UsagePlanOperations {

  private final UsagePlans plans;

  UsagePlanOperations(RestApis apis) {
    this.plans = apis.usagePlans();
  }

  Map<String, OperationHandler> handlers() {
    return Map.of(
        "CreateUsagePlan", this::create,
        "GetUsagePlan", call -> Answer.json(full(plans.get(id(call)))),
        "GetUsagePlans", this::list,
        "UpdateUsagePlan", this::update,
        "DeleteUsagePlan", this::delete);
  }

  private Answer create(Call call) {
    ObjectNode body = call.json();
    call.constraints()
        .required(body, "name")
        .oneOf(body, "quota.period", "DAY", "WEEK", "MONTH")
        .check();
    body.put("id", Identifier.ofUsagePlan());
    return Answer.json(plans.add(Wire.read(body, UsagePlan.class)));
  }

  private Answer list(Call call) {
    String key = call.parameter("keyId");
    return Answer.json(Page.of(key == null ? plans.all() : plans.of(key), UsagePlan::id, call));
  }

  private Answer update(Call call) {
    var patch = call.patch();
    UsagePlan updated =
        plans.update(
            id(call),
            plan -> {
              ObjectNode json = Wire.tree(plan);
              UsagePlanPatch.apply(json, patch);
              return Wire.read(json, UsagePlan.class);
            });
    return Answer.json(full(updated));
  }

  private Answer delete(Call call) {
    plans.remove(id(call));
    return Answer.EMPTY;
  }

  /** As AWS shows a single plan: with tags, be there any or not. */
  private static ObjectNode full(UsagePlan plan) {
    ObjectNode json = Wire.tree(plan);
    json.withObjectProperty("tags");
    return json;
  }

  static String id(Call call) {
    return call.label("usageplanId");
  }
}
