package dev.ingressmap.gateway.deploy.usageplan;

import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.aws.call.AwsFailure;
import dev.ingressmap.gateway.deploy.change.MapApis;
import dev.ingressmap.gateway.deploy.change.MapTags;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.Split;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import software.amazon.awssdk.services.apigateway.model.ApiKey;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;

/** Makes the usage plans of a map what its settings say, and reads those that there are. */
public final class UsagePlanDeployer {

  private final ApiGateway aws;
  private final Settings settings;
  private final Consumer<String> progress;

  public UsagePlanDeployer(ApiGateway aws, Settings settings, Consumer<String> progress) {
    this.aws = aws;
    this.settings = settings;
    this.progress = progress;
  }

  /** The usage plans that carry the map's tag, whichever stage they are for. */
  public List<LiveUsagePlan> owned() {
    String map = settings.api().name();
    return aws.usagePlans().all().stream()
        .filter(plan -> map.equals(plan.tags().get(MapTags.MAP)))
        .map(LiveUsagePlan::of)
        .toList();
  }

  /**
   * Makes changes, after the methods that they speak of are deployed.
   *
   * @param marked whether the API carries the tag that says that it has usage plans
   */
  public void apply(MapApis apis, boolean marked, List<UsagePlanChange> changes) {
    String apiId = apis.id(Split.REST).orElseThrow();
    boolean creates = changes.stream().anyMatch(change -> change.live() == null);
    if (!marked && !changes.isEmpty()) {
      progress.accept("tagging API " + apiId + ": it has usage plans");
      aws.tags().tagApi(apiId, MapTags.mark());
    }
    changes.forEach(change -> apply(apis, change));
    if (creates) {
      removeTwins(apis);
    }
  }

  /**
   * Gives the plans that stay the stages that they lack, before anybody is led there.
   *
   * @return whether there were any
   */
  public boolean attach(MapApis apis, List<LiveUsagePlan> live) {
    boolean attached = false;
    for (LiveUsagePlan plan : live) {
      var patch = UsagePlanPatch.attaching(plan, apis.apiStages().values());
      boolean stays =
          plan.stage().equals(settings.stage().name())
              && settings.usagePlans().stream().anyMatch(own -> own.name().equals(plan.name()));
      if (stays && !patch.isEmpty()) {
        progress.accept("giving usage plan " + plan.name() + " the new APIs of the map");
        update(plan.id(), patch, now -> now.apiStages().containsAll(apis.apiStages().values()));
        attached = true;
      }
    }
    return attached;
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

  /** Takes stages from a plan that stays. */
  public void reduce(LiveUsagePlan plan, Collection<String> apiStages) {
    progress.accept("changing usage plan " + plan.name() + " (" + plan.id() + ")");
    aws.usagePlans().reduce(plan.id(), UsagePlanPatch.detaching(plan, apiStages));
  }

  /** Deletes plans and keys, whatever they are for. */
  public void destroy(List<LiveUsagePlan> plans, List<String> keys) {
    plans.forEach(this::delete);
    for (String key : keys) {
      progress.accept("deleting API key " + key);
      aws.usagePlans().deleteKey(key);
    }
  }

  /** Deletes a plan, and takes it from its stages before, which AWS asks for. */
  private void delete(LiveUsagePlan plan) {
    progress.accept("deleting usage plan " + plan.name() + " (" + plan.id() + ")");
    if (!plan.apiStages().isEmpty()) {
      aws.usagePlans().reduce(plan.id(), UsagePlanPatch.detaching(plan, plan.apiStages()));
    }
    aws.usagePlans().delete(plan.id());
  }

  private void apply(MapApis apis, UsagePlanChange change) {
    LiveUsagePlan live = change.live();
    DesiredUsagePlan desired = change.desired();
    if (desired == null) {
      if (live != null) {
        delete(live);
      }
    } else if (live == null) {
      progress.accept("creating usage plan " + desired.plan().name());
      var unused = aws.usagePlans().create(desired.creation(apis));
    } else {
      progress.accept("changing usage plan " + desired.plan().name());
      update(
          live.id(),
          UsagePlanPatch.of(change.change().fields(), live, apis),
          now -> now.fields(apis).equals(desired.fields(apis)));
    }
  }

  /** A patch that adds or takes away a stage is refused the second time, after a lost answer. */
  private void update(String id, List<PatchOperation> patch, Predicate<LiveUsagePlan> done) {
    try {
      aws.usagePlans().update(id, patch);
    } catch (AwsFailure e) {
      if (!e.isRefusal()
          || owned().stream().noneMatch(now -> now.id().equals(id) && done.test(now))) {
        throw e;
      }
    }
  }

  /** AWS refuses no second plan of a name: another run may have made the same at this time. */
  private void removeTwins(MapApis apis) {
    UsagePlanChange.twins(settings, owned()).forEach(twin -> apply(apis, twin));
  }
}
