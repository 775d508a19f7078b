package dev.ingressmap.gateway.deploy.usageplan;

import dev.ingressmap.gateway.aws.call.Patch;
import dev.ingressmap.gateway.deploy.change.Change.Field;
import dev.ingressmap.gateway.deploy.change.MapApis;
import java.util.List;

/** Makes a plan match the settings, in one patch. */
record ChangeUsagePlan(
    LiveUsagePlan live, DesiredUsagePlan desired, List<Field> fields, MapApis apis)
    implements UsagePlanStep {

  ChangeUsagePlan {
    fields = List.copyOf(fields);
  }

  @Override
  public String text(UsagePlanWork work) {
    return "changing usage plan " + desired.plan().name();
  }

  List<Patch> patch() {
    return UsagePlanPatch.of(fields, live, apis);
  }

  @Override
  public void perform(UsagePlanWork work) {
    new UsagePlanUpdate(live.id(), patch())
        .send(work, now -> now.values(apis).equals(desired.values(apis)));
  }
}
