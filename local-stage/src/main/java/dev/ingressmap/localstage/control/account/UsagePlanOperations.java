package dev.ingressmap.localstage.control.account;

import dev.ingressmap.localstage.control.patch.UsagePlanPatch;
import dev.ingressmap.localstage.control.wire.Answer;
import dev.ingressmap.localstage.control.wire.Call;
import dev.ingressmap.localstage.control.wire.OperationHandler;
import dev.ingressmap.localstage.control.wire.Page;
import dev.ingressmap.localstage.control.wire.Wire;
import dev.ingressmap.localstage.model.Identifier;
import dev.ingressmap.localstage.model.account.RestApis;
import dev.ingressmap.localstage.model.account.UsagePlan;
import dev.ingressmap.localstage.model.account.UsagePlans;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The operations on usage plans themselves. */
public final class UsagePlanOperations {

  private final UsagePlans plans;

  public UsagePlanOperations(RestApis apis) {
    this.plans = apis.usagePlans();
  }

  public Map<String, OperationHandler> handlers() {
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
    return Answer.json(
        Page.of(
            key == null ? plans.all() : plans.of(key),
            plan -> Page.creationKey(plans.place(plan.id())),
            call));
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

  /** The form in which AWS shows a single plan: always with tags, even if there are none. */
  private static ObjectNode full(UsagePlan plan) {
    ObjectNode json = Wire.tree(plan);
    json.withObjectProperty("tags");
    return json;
  }

  static String id(Call call) {
    return call.label("usageplanId");
  }
}
