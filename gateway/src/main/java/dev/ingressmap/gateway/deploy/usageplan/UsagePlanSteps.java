package dev.ingressmap.gateway.deploy.usageplan;

import dev.ingressmap.gateway.deploy.change.MapApis;
import dev.ingressmap.gateway.deploy.usageplan.UsagePlanStep.AttachStages;
import dev.ingressmap.gateway.deploy.usageplan.UsagePlanStep.ChangeUsagePlan;
import dev.ingressmap.gateway.deploy.usageplan.UsagePlanStep.CreateUsagePlan;
import dev.ingressmap.gateway.deploy.usageplan.UsagePlanStep.DeleteApiKey;
import dev.ingressmap.gateway.deploy.usageplan.UsagePlanStep.DeleteUsagePlan;
import dev.ingressmap.gateway.deploy.usageplan.UsagePlanStep.MarkUsagePlans;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.Split;
import java.util.ArrayList;
import java.util.List;

/** Finds the steps that make the usage plans of a map match its settings. */
final class UsagePlanSteps {

  private UsagePlanSteps() {}

  /**
   * The steps for some changes. The methods that they name are deployed by then.
   *
   * @param marked whether the API carries the tag that says that it has usage plans
   */
  static List<UsagePlanStep> of(MapApis apis, boolean marked, List<UsagePlanChange> changes) {
    List<UsagePlanStep> steps = new ArrayList<>();
    if (!marked && !changes.isEmpty()) {
      steps.add(new MarkUsagePlans(apis.id(Split.REST).orElseThrow()));
    }
    changes.forEach(change -> add(apis, change, steps));
    return steps;
  }

  private static void add(MapApis apis, UsagePlanChange change, List<UsagePlanStep> steps) {
    LiveUsagePlan live = change.live();
    DesiredUsagePlan desired = change.desired();
    if (live != null && desired != null) {
      steps.add(new ChangeUsagePlan(live, desired, change.change().fields(), apis));
    } else if (desired != null) {
      steps.add(new CreateUsagePlan(desired, apis));
    } else if (live != null) {
      steps.add(new DeleteUsagePlan(live));
    }
  }

  /** The steps that add missing stages to the plans that stay, before callers are sent there. */
  static List<UsagePlanStep> attaching(MapApis apis, List<LiveUsagePlan> live) {
    Settings settings = apis.settings();
    List<UsagePlanStep> steps = new ArrayList<>();
    for (LiveUsagePlan plan : live) {
      boolean stays =
          plan.stage().equals(settings.stage().name())
              && settings.usagePlans().stream().anyMatch(own -> own.name().equals(plan.name()));
      if (stays && !plan.apiStages().containsAll(apis.apiStages().values())) {
        steps.add(new AttachStages(plan, apis));
      }
    }
    return steps;
  }

  /** The steps that delete plans and keys. */
  static List<UsagePlanStep> deleting(List<LiveUsagePlan> plans, List<String> keys) {
    List<UsagePlanStep> steps = new ArrayList<>();
    plans.forEach(plan -> steps.add(new DeleteUsagePlan(plan)));
    keys.forEach(key -> steps.add(new DeleteApiKey(key)));
    return steps;
  }
}
