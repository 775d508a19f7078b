package dev.ingressmap.gateway.deploy.usageplan;

import dev.ingressmap.gateway.aws.call.AwsFailure;
import dev.ingressmap.gateway.aws.call.Patch;
import java.util.List;
import java.util.function.Predicate;

/** A patch of a plan. If it adds or removes a stage, AWS refuses it when it is repeated. */
record UsagePlanUpdate(String id, List<Patch> patch) {

  /**
   * Sends the patch, if necessary again after a lost answer.
   *
   * @param done whether a plan matches the patch
   */
  void send(UsagePlanWork work, Predicate<LiveUsagePlan> done) {
    try {
      work.aws().usagePlans().update(id, patch);
    } catch (AwsFailure e) {
      if (!e.isRefusal()
          || work.owned().stream().noneMatch(now -> now.id().equals(id) && done.test(now))) {
        throw e;
      }
    }
  }
}
