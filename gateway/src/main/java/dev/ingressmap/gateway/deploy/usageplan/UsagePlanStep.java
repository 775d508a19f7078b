package dev.ingressmap.gateway.deploy.usageplan;

import dev.ingressmap.gateway.aws.call.Patch;
import dev.ingressmap.gateway.deploy.change.Change.Field;
import dev.ingressmap.gateway.deploy.change.MapApis;
import dev.ingressmap.gateway.deploy.change.MapTags;
import dev.ingressmap.gateway.deploy.change.Step;
import java.util.List;

/** A step on a usage plan or on its keys. */
sealed interface UsagePlanStep extends Step<UsagePlanWork> {

  @Override
  default int calls() {
    return 1;
  }

  /** Sets the tag of an API that says that it has usage plans. */
  record MarkUsagePlans(String apiId) implements UsagePlanStep {

    @Override
    public String text(UsagePlanWork work) {
      return "tagging API " + apiId + ": it has usage plans";
    }

    @Override
    public void perform(UsagePlanWork work) {
      work.aws().tags().tagApi(apiId, MapTags.mark());
    }
  }

  /** Adds the missing stages to a plan. */
  record AttachStages(LiveUsagePlan plan, MapApis apis) implements UsagePlanStep {

    @Override
    public String text(UsagePlanWork work) {
      return "adding the new APIs of the map to usage plan " + plan.name();
    }

    @Override
    public void perform(UsagePlanWork work) {
      new UsagePlanUpdate(plan.id(), UsagePlanPatch.attaching(plan, apis.apiStages().values()))
          .send(work, now -> now.apiStages().containsAll(apis.apiStages().values()));
    }
  }

  /** Creates a plan with its stages. */
  record CreateUsagePlan(DesiredUsagePlan desired, MapApis apis) implements UsagePlanStep {

    @Override
    public String text(UsagePlanWork work) {
      return "creating usage plan " + desired.plan().name();
    }

    @Override
    public void perform(UsagePlanWork work) {
      work.aws().usagePlans().create(desired.creation(apis));
    }
  }

  /** Makes a plan match the settings, in one patch. */
  record ChangeUsagePlan(
      LiveUsagePlan live, DesiredUsagePlan desired, List<Field> fields, MapApis apis)
      implements UsagePlanStep {

    public ChangeUsagePlan {
      fields = List.copyOf(fields);
    }

    @Override
    public String text(UsagePlanWork work) {
      return "changing usage plan " + desired.plan().name();
    }

    public List<Patch> patch() {
      return UsagePlanPatch.of(fields, live, apis);
    }

    @Override
    public void perform(UsagePlanWork work) {
      new UsagePlanUpdate(live.id(), patch())
          .send(work, now -> now.values(apis).equals(desired.values(apis)));
    }
  }

  /** Removes stages from a plan that stays. */
  record DetachStages(LiveUsagePlan plan, List<String> apiStages) implements UsagePlanStep {

    public DetachStages {
      apiStages = List.copyOf(apiStages);
    }

    @Override
    public String text(UsagePlanWork work) {
      return "changing usage plan " + plan.name() + " (" + plan.id() + ")";
    }

    @Override
    public void perform(UsagePlanWork work) {
      work.aws().usagePlans().reduce(plan.id(), UsagePlanPatch.detaching(plan, apiStages));
    }
  }

  /** Deletes a plan. Its stages are removed first, as AWS requires. */
  record DeleteUsagePlan(LiveUsagePlan plan) implements UsagePlanStep {

    @Override
    public String text(UsagePlanWork work) {
      return "deleting usage plan " + plan.name() + " (" + plan.id() + ")";
    }

    @Override
    public int calls() {
      return plan.apiStages().isEmpty() ? 1 : 2;
    }

    @Override
    public void perform(UsagePlanWork work) {
      if (!plan.apiStages().isEmpty()) {
        work.aws().usagePlans().reduce(plan.id(), UsagePlanPatch.detaching(plan, plan.apiStages()));
      }
      work.aws().usagePlans().delete(plan.id());
    }
  }

  /** Deletes a key, so that nobody can use it anymore. */
  record DeleteApiKey(String id) implements UsagePlanStep {

    @Override
    public String text(UsagePlanWork work) {
      return "deleting API key " + id;
    }

    @Override
    public void perform(UsagePlanWork work) {
      work.aws().usagePlans().deleteKey(id);
    }
  }
}
