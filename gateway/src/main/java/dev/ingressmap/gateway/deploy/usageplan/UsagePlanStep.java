package dev.ingressmap.gateway.deploy.usageplan;

import dev.ingressmap.gateway.deploy.change.Step;

/** A step on a usage plan or on its keys. */
sealed interface UsagePlanStep extends Step<UsagePlanWork>
    permits MarkUsagePlans,
        AttachStages,
        CreateUsagePlan,
        ChangeUsagePlan,
        DetachStages,
        DeleteUsagePlan,
        DeleteApiKey {

  @Override
  default int calls() {
    return 1;
  }
}
