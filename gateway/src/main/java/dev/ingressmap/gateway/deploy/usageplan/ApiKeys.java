package dev.ingressmap.gateway.deploy.usageplan;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.aws.account.ApiKey;
import dev.ingressmap.gateway.aws.account.NewApiKey;
import dev.ingressmap.gateway.aws.call.AwsFailure;
import dev.ingressmap.gateway.deploy.change.MapTags;
import dev.ingressmap.gateway.settings.Settings;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The API keys of the usage plans of a map's stage: those that carry its tags, and no others. */
public final class ApiKeys {

  private final ApiGateway aws;
  private final Settings settings;
  private final Consumer<String> progress;

  public ApiKeys(ApiGateway aws, Settings settings, Consumer<String> progress) {
    this.aws = aws;
    this.settings = settings;
    this.progress = progress;
  }

  /** The usage plans of the stage that exist, by name. */
  public Map<String, LiveUsagePlan> plans() {
    Map<String, LiveUsagePlan> plans = new TreeMap<>();
    new UsagePlanDeployer(aws, settings, progress)
        .owned().stream()
            .filter(plan -> plan.stage().equals(settings.stage().name()))
            .sorted(Comparator.comparing(LiveUsagePlan::id))
            .forEach(plan -> plans.putIfAbsent(plan.name(), plan));
    return plans;
  }

  /**
   * The keys, in the order of their names and ages.
   *
   * @param plans that are asked which keys they have
   */
  public List<LiveApiKey> list(Collection<LiveUsagePlan> plans) {
    Set<String> attached =
        plans.stream()
            .flatMap(plan -> aws.usagePlans().keysOf(plan.id()).stream())
            .collect(Collectors.toSet());
    return aws.usagePlans().keys().stream()
        .filter(this::isOwned)
        .map(key -> LiveApiKey.of(key, attached))
        .sorted(
            Comparator.comparing(LiveApiKey::name)
                .thenComparing(LiveApiKey::created)
                .thenComparing(LiveApiKey::id))
        .toList();
  }

  /**
   * Makes a key and gives it to a plan. If the plan cannot have it, it is deleted again: nobody
   * would ever know its value.
   */
  public NewApiKey create(String name, LiveUsagePlan plan) {
    progress.accept("creating API key " + name);
    NewApiKey key = aws.usagePlans().createKey(name, MapTags.ofUsagePlan(settings, plan.name()));
    try {
      progress.accept("adding it to usage plan " + plan.name());
      aws.usagePlans().addKey(plan.id(), key.id());
    } catch (AwsFailure e) {
      throw takenBack(key.id(), String.valueOf(e.getMessage()));
    }
    return key;
  }

  /** Deletes a new key whose value nobody got, and returns the error that says why. */
  public InvalidInput takenBack(String id, String reason) {
    try {
      aws.usagePlans().deleteKey(id);
      return new InvalidInput(reason + ": API key " + id + " is deleted again");
    } catch (AwsFailure e) {
      return new InvalidInput(
          List.of(
              reason,
              "API key " + id + " is left, and nobody knows its value: gateway keys revoke " + id));
    }
  }

  /** Deletes a key, so that nobody can use it any more. */
  public void revoke(LiveApiKey key) {
    progress.accept("deleting API key " + key.name() + " (" + key.id() + ")");
    aws.usagePlans().deleteKey(key.id());
  }

  private boolean isOwned(ApiKey key) {
    Map<String, String> tags = key.tags();
    return settings.api().name().equals(tags.get(MapTags.MAP))
        && settings.stage().name().equals(tags.get(MapTags.STAGE));
  }
}
