package dev.ingressmap.gateway.deploy.usageplan;

import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.aws.account.ApiKey;
import dev.ingressmap.gateway.deploy.change.MapApis;
import dev.ingressmap.gateway.deploy.change.MapTags;
import dev.ingressmap.gateway.deploy.usageplan.UsagePlanStep.DetachStages;
import dev.ingressmap.gateway.settings.Settings;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Makes the usage plans of a map match its settings, and reads the existing ones. */
public final class UsagePlanDeployer {

  private final ApiGateway aws;
  private final Settings settings;
  private final UsagePlanWork work;

  public UsagePlanDeployer(ApiGateway aws, Settings settings, Consumer<String> progress) {
    this.aws = aws;
    this.settings = settings;
    this.work = new UsagePlanWork(aws, settings, progress);
  }

  /** The usage plans that carry the map's tag, for any stage. */
  public List<LiveUsagePlan> owned() {
    return work.owned();
  }

  /**
   * Applies changes. The methods that they name are deployed by then.
   *
   * @param marked whether the API carries the tag that says that it has usage plans
   */
  public void apply(MapApis apis, boolean marked, List<UsagePlanChange> changes) {
    work.perform(UsagePlanSteps.of(apis, marked, changes));
    if (changes.stream().anyMatch(change -> change.live() == null)) {
      // AWS does not refuse a second plan of a name, so another run may just have created the same.
      work.perform(UsagePlanSteps.of(apis, true, UsagePlanChange.twins(settings, owned())));
    }
  }

  /**
   * Adds the missing stages to the plans that stay, before callers are sent there.
   *
   * @return whether any were missing
   */
  public boolean attach(MapApis apis, List<LiveUsagePlan> live) {
    List<UsagePlanStep> steps = UsagePlanSteps.attaching(apis, live);
    work.perform(steps);
    return !steps.isEmpty();
  }

  /** The ids of the API keys that carry the map's tag. */
  public List<String> ownedKeys() {
    return aws.usagePlans().keys().stream()
        .filter(key -> settings.api().name().equals(key.tags().get(MapTags.MAP)))
        .map(ApiKey::id)
        .toList();
  }

  /** The ids of the API keys that carry the tags of the map and of the stage, by plan. */
  public Map<String, String> keysOfStage() {
    Map<String, String> plans = new TreeMap<>();
    for (ApiKey key : aws.usagePlans().keys()) {
      if (settings.api().name().equals(key.tags().get(MapTags.MAP))
          && settings.stage().name().equals(key.tags().get(MapTags.STAGE))) {
        plans.put(key.id(), key.tags().getOrDefault(MapTags.USAGE_PLAN, ""));
      }
    }
    return plans;
  }

  /** Removes stages from a plan that stays. */
  public void reduce(LiveUsagePlan plan, Collection<String> apiStages) {
    work.perform(List.of(new DetachStages(plan, List.copyOf(apiStages))));
  }

  /** Deletes plans and keys. */
  public void destroy(List<LiveUsagePlan> plans, List<String> keys) {
    work.perform(UsagePlanSteps.deleting(plans, keys));
  }
}
