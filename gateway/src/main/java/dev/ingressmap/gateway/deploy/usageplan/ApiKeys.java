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

/** The API keys for the usage plans of a map's stage: only those that carry its tags. */
public final class ApiKeys {

  private final ApiGateway aws;
  private final Settings settings;
  private final Consumer<String> progress;

  public ApiKeys(ApiGateway aws, Settings settings, Consumer<String> progress) {
    this.aws = aws;
    this.settings = settings;
    this.progress = progress;
  }

  /** The existing usage plans of the stage, by name. */
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
   * The keys, sorted by name and then by age.
   *
   * @param plans the plans whose keys are read
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
   * Creates a key and adds it to a plan. If it cannot be added, the key is deleted again, because
   * its value would be lost.
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

  /**
   * Deletes a new key whose value could not be delivered, and returns the error with the reason.
   */
  public InvalidInput takenBack(String id, String reason) {
    try {
      aws.usagePlans().deleteKey(id);
      return new InvalidInput(reason + ": API key " + id + " is deleted again");
    } catch (AwsFailure e) {
      return new InvalidInput(
          List.of(
              reason,
              "API key " + id + " is left, and its value is lost: gateway keys revoke " + id));
    }
  }

  /** Deletes a key, so that nobody can use it anymore. */
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
