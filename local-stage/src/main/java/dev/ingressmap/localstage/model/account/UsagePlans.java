package dev.ingressmap.localstage.model.account;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;
import static dev.ingressmap.localstage.model.ApiGatewayException.conflict;
import static dev.ingressmap.localstage.model.ApiGatewayException.notFound;

import dev.ingressmap.localstage.model.api.ApiDefinition;
import dev.ingressmap.localstage.model.stage.HostedApi;
import dev.ingressmap.localstage.model.stage.Stage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The usage plans of the account, and the API keys of each. Readers never block; writers take
 * turns.
 */
public final class UsagePlans {

  private final Function<String, @Nullable HostedApi> apis;
  private final ApiKeys keys;
  private final Spreading spreading;
  private final ConcurrentMap<String, UsagePlan> plans = new ConcurrentHashMap<>();
  private final CreationOrder order = new CreationOrder();
  // Usage by plan and key; and the plans by key, in the order in which the key was added to them.
  private final ConcurrentMap<String, Map<String, KeyUsage>> usages = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, List<String>> ofKeys = new ConcurrentHashMap<>();

  UsagePlans(Function<String, @Nullable HostedApi> apis, ApiKeys keys, Spreading spreading) {
    this.apis = apis;
    this.keys = keys;
    this.spreading = spreading;
  }

  public Collection<UsagePlan> all() {
    return plans.values();
  }

  /** The number of a plan in the order of creation. */
  public long place(String id) {
    return order.of(id);
  }

  public UsagePlan get(String id) {
    UsagePlan plan = plans.get(id);
    if (plan == null) {
      throw notFound("Invalid Usage Plan ID specified");
    }
    return plan;
  }

  /** The plans that a key belongs to. */
  public List<UsagePlan> of(String keyId) {
    return ofKeys.getOrDefault(keyId, List.of()).stream().map(this::get).toList();
  }

  /**
   * What permits the holder of a key to call a stage; null if nothing does.
   *
   * @param served the state at the time of the call
   */
  public @Nullable Subscription find(Served served, ApiKey key, String apiId, String stage) {
    List<String> ids = ofKeys.get(key.id());
    if (ids == null) {
      return null;
    }
    for (String id : ids) {
      UsagePlan plan = served.usagePlans().get(id);
      ApiStage open = plan == null ? null : plan.stage(apiId, stage);
      KeyUsage usage = open == null ? null : usages.getOrDefault(id, Map.of()).get(key.id());
      if (plan != null && open != null && usage != null) {
        return new Subscription(key, plan, open, usage);
      }
    }
    return null;
  }

  public synchronized UsagePlan add(UsagePlan plan) {
    check(plan, null);
    put(plan);
    return plan;
  }

  /**
   * Replaces a plan by the result of the change, and returns it. If the change throws, nothing
   * changes.
   */
  public synchronized UsagePlan update(String id, UnaryOperator<UsagePlan> change) {
    UsagePlan old = get(id);
    UsagePlan plan = change.apply(old);
    check(plan, old);
    keysOf(id).forEach(key -> checkAlone(key, plan));
    put(plan);
    return plan;
  }

  private void put(UsagePlan plan) {
    order.add(plan.id());
    plans.put(plan.id(), plan);
    spreading.usagePlan(plan.id(), plan);
  }

  public synchronized void remove(String id) {
    UsagePlan plan = get(id);
    if (!plan.apiStages().isEmpty()) {
      throw badRequest(
          "Cannot delete Usage Plan %s because there are API Stages associated with it, including %s"
              .formatted(id, plan.apiStages().getFirst().key()));
    }
    keysOf(id).forEach(key -> leave(key, id));
    plans.remove(id);
    order.remove(id);
    spreading.usagePlan(id, null);
    usages.remove(id);
  }

  /** The ids of the keys of a plan; none if there is no such plan. */
  public Collection<String> keysOf(String id) {
    return usages.getOrDefault(id, Map.of()).keySet();
  }

  public KeyUsage usage(String id, String keyId) {
    get(id);
    KeyUsage usage = usages.getOrDefault(id, Map.of()).get(keyId);
    if (usage == null) {
      throw ApiKeys.unknown();
    }
    return usage;
  }

  /** Adds a key to a plan. */
  public synchronized ApiKey addKey(String id, String keyId) {
    UsagePlan plan = get(id);
    ApiKey key = keys.get(keyId);
    if (keysOf(id).contains(keyId)) {
      throw conflict("API Key %s already belongs to usage plan %s".formatted(keyId, id));
    }
    checkAlone(keyId, plan);
    join(keyId, id, new KeyUsage());
    return key;
  }

  /** Adds a plan with the keys that it had earlier. What no longer exists is left out. */
  public synchronized void restore(UsagePlan plan, Map<String, KeyUsage.Counts> counts) {
    UsagePlan open = plan;
    for (ApiStage stage : plan.apiStages()) {
      HostedApi api = apis.apply(stage.apiId());
      if (api == null || !api.stages().containsKey(stage.stage())) {
        open = open.without(stage.apiId(), stage.stage());
      }
    }
    put(open);
    counts.forEach((key, count) -> {
      if (keys.find(key) != null) {
        join(key, plan.id(), KeyUsage.of(count));
      }
    });
  }

  /** How much each key of a plan was used, by the key's id. */
  public Map<String, KeyUsage.Counts> counts(String id) {
    Map<String, KeyUsage.Counts> counts = new HashMap<>();
    usages.getOrDefault(id, Map.of()).forEach((key, usage) -> counts.put(key, usage.counts()));
    return counts;
  }

  /** Removes a key from a plan. */
  public synchronized void removeKey(String id, String keyId) {
    usage(id, keyId);
    leave(keyId, id);
  }

  /** Deletes a key and removes it from all plans. */
  public synchronized void deleteKey(String keyId) {
    keys.remove(keyId);
    of(keyId).forEach(plan -> leave(keyId, plan.id()));
  }

  /** Removes a deleted stage of an API, or all its stages if the stage is null, from all plans. */
  synchronized void detach(String apiId, @Nullable String stage) {
    plans.values().stream()
        .filter(plan -> plan.opens(apiId, stage))
        .forEach(plan -> put(plan.without(apiId, stage)));
  }

  private Map<String, KeyUsage> usagesOf(String id) {
    return usages.computeIfAbsent(id, plan -> new ConcurrentHashMap<>());
  }

  private void join(String keyId, String planId, KeyUsage usage) {
    List<String> ids = new ArrayList<>(ofKeys.getOrDefault(keyId, List.of()));
    ids.add(planId);
    usagesOf(planId).put(keyId, usage);
    ofKeys.put(keyId, List.copyOf(ids));
  }

  private void leave(String keyId, String planId) {
    usagesOf(planId).remove(keyId);
    List<String> rest =
        ofKeys.getOrDefault(keyId, List.of()).stream().filter(id -> !id.equals(planId)).toList();
    if (rest.isEmpty()) {
      ofKeys.remove(keyId);
    } else {
      ofKeys.put(keyId, rest);
    }
  }

  /** Checks that the stages and methods that a change adds to a plan exist. */
  private void check(UsagePlan plan, @Nullable UsagePlan old) {
    for (ApiStage open : plan.apiStages()) {
      ApiStage before = old == null ? null : old.stage(open.apiId(), open.stage());
      HostedApi api = apis.apply(open.apiId());
      Stage stage = api == null ? null : api.stages().get(open.stage());
      if (api == null || stage == null) {
        throw notFound("API Stage not found: " + open.key());
      }
      for (String method : open.throttle().keySet()) {
        if ((before == null || !before.throttle().containsKey(method))
            && !has(api.deployment(stage.deploymentId()).definition(), method)) {
          throw notFound("Invalid Method identifier specified: " + method);
        }
      }
    }
  }

  private static boolean has(ApiDefinition definition, String method) {
    return definition.resources().values().stream()
        .anyMatch(resource ->
            resource.resourceMethods().keySet().stream()
                .anyMatch(verb -> ApiStage.method(resource.path(), verb).equals(method)));
  }

  /** Checks that no other plan of a key has one of this plan's stages. */
  private void checkAlone(String keyId, UsagePlan plan) {
    for (UsagePlan other : of(keyId)) {
      for (ApiStage stage : plan.apiStages()) {
        if (!other.id().equals(plan.id()) && other.stage(stage.apiId(), stage.stage()) != null) {
          throw conflict(
              "API Key %s already belongs to usage plan %s, which has API Stage %s as well"
                  .formatted(keyId, other.id(), stage.key()));
        }
      }
    }
  }
}
