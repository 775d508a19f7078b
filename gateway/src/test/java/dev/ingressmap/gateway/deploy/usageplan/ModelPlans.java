package dev.ingressmap.gateway.deploy.usageplan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.aws.call.Patch;
import dev.ingressmap.gateway.deploy.change.MapApis;
import dev.ingressmap.gateway.deploy.usageplan.UsagePlanStep.AttachStages;
import dev.ingressmap.gateway.deploy.usageplan.UsagePlanStep.ChangeUsagePlan;
import dev.ingressmap.gateway.deploy.usageplan.UsagePlanStep.CreateUsagePlan;
import dev.ingressmap.gateway.deploy.usageplan.UsagePlanStep.DeleteUsagePlan;
import dev.ingressmap.gateway.deploy.usageplan.UsagePlanStep.DetachStages;
import dev.ingressmap.gateway.deploy.usageplan.UsagePlanValue.Limit;
import dev.ingressmap.gateway.deploy.usageplan.UsagePlanValue.PlanSetting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/** A model of the usage plans in AWS. Steps change it, and it refuses what AWS would refuse. */
final class ModelPlans {

  private final NavigableMap<String, LiveUsagePlan> plans = new TreeMap<>();
  private int made;

  List<LiveUsagePlan> all() {
    return List.copyOf(plans.values());
  }

  void perform(List<UsagePlanStep> steps) {
    steps.forEach(this::perform);
  }

  private void perform(UsagePlanStep step) {
    if (step instanceof CreateUsagePlan create) {
      put(created(create.desired(), create.apis()));
    } else if (step instanceof ChangeUsagePlan change) {
      patch(change.live().id(), change.patch());
    } else if (step instanceof AttachStages attach) {
      patch(
          attach.plan().id(),
          UsagePlanPatch.attaching(attach.plan(), attach.apis().apiStages().values()));
    } else if (step instanceof DetachStages detach) {
      patch(detach.plan().id(), UsagePlanPatch.detaching(detach.plan(), detach.apiStages()));
    } else if (step instanceof DeleteUsagePlan delete) {
      assertThat(plans.remove(delete.plan().id())).isNotNull();
    }
  }

  private void put(LiveUsagePlan plan) {
    plans.put(plan.id(), plan);
  }

  private LiveUsagePlan created(DesiredUsagePlan desired, MapApis apis) {
    Map<UsagePlanValue, String> settings = new HashMap<>();
    Map<String, Map<String, Map<Limit, String>>> methods = new HashMap<>();
    apis.apiStages().values().forEach(stage -> methods.put(stage, new HashMap<>()));
    desired
        .values(apis)
        .forEach((value, text) -> {
          if (value instanceof MethodLimit limit) {
            Objects.requireNonNull(methods.get(apis.apiStages().get(limit.part())))
                .computeIfAbsent(limit.method(), method -> new EnumMap<>(Limit.class))
                .put(limit.limit(), text);
          } else if (value != PlanSetting.API_STAGES) {
            settings.put(value, text);
          }
        });
    return new LiveUsagePlan(
        "plan" + made++,
        desired.plan().name(),
        desired.settings().stage().name(),
        apis.apiStages().values().stream().sorted().toList(),
        settings,
        methods);
  }

  private void patch(String id, List<Patch> operations) {
    assertThat(operations).isNotEmpty();
    for (Patch operation : operations) {
      LiveUsagePlan patched = patched(Objects.requireNonNull(plans.get(id), id), operation);
      put(patched);
      assertValid(patched);
    }
  }

  /** AWS refuses a throttle for a method if the plan itself has none. */
  private static void assertValid(LiveUsagePlan plan) {
    boolean throttled = plan.settings().containsKey(PlanSetting.RATE);
    boolean ofMethods = plan.methods().values().stream().anyMatch(map -> !map.isEmpty());
    assertThat(throttled || !ofMethods).as("a method is throttled, and the plan is not").isTrue();
  }

  private static LiveUsagePlan patched(LiveUsagePlan plan, Patch operation) {
    Map<UsagePlanValue, String> settings = new HashMap<>(plan.settings());
    List<String> stages = new ArrayList<>(plan.apiStages());
    Map<String, Map<String, Map<Limit, String>>> methods = new HashMap<>();
    plan.methods()
        .forEach((stage, limits) -> {
          Map<String, Map<Limit, String>> copy = new HashMap<>();
          limits.forEach((method, values) -> copy.put(method, new EnumMap<>(values)));
          methods.put(stage, copy);
        });
    String path = operation.path();
    if (path.equals("/apiStages")) {
      String stage = operation.value();
      if (operation.op() == Patch.Op.ADD) {
        assertThat(stages).doesNotContain(stage);
        stages.add(stage);
        methods.put(stage, new HashMap<>());
      } else {
        assertThat(stages.remove(stage)).as(stage).isTrue();
        methods.remove(stage);
      }
      stages.sort(null);
    } else if (path.startsWith("/apiStages/")) {
      method(methods, path.substring("/apiStages/".length()), operation);
    } else {
      setting(settings, path, operation);
    }
    return new LiveUsagePlan(plan.id(), plan.name(), plan.stage(), stages, settings, methods);
  }

  /** {@code api:stage/throttle//orders/GET/rateLimit}, or without the limit. */
  private static void method(
      Map<String, Map<String, Map<Limit, String>>> methods, String path, Patch operation) {
    String[] words = path.split("/throttle/", 2);
    Map<String, Map<Limit, String>> ofStage = methods.get(words[0]);
    assertThat(ofStage).as(path).isNotNull();
    List<String> segments = Arrays.asList(words[1].split("/", -1));
    boolean removes = operation.op() == Patch.Op.REMOVE;
    int last = segments.size() - (removes ? 1 : 2);
    String method = segments.get(last) + " " + String.join("/", segments.subList(0, last));
    if (method.endsWith(" ")) {
      method += "/";
    }
    if (removes) {
      assertThat(ofStage.remove(method)).as(path).isNotNull();
      return;
    }
    Limit limit = segments.get(last + 1).equals("rateLimit") ? Limit.RATE : Limit.BURST;
    ofStage.computeIfAbsent(method, m -> new EnumMap<>(Limit.class)).put(limit, operation.value());
  }

  private static void setting(Map<UsagePlanValue, String> settings, String path, Patch operation) {
    if (operation.op() == Patch.Op.REMOVE) {
      assertThat(
              settings.keySet().removeIf(value -> ((PlanSetting) value).wholePath().equals(path)))
          .as(path)
          .isTrue();
      return;
    }
    PlanSetting setting =
        Arrays.stream(PlanSetting.values())
            .filter(value -> value.path().equals(path))
            .findFirst()
            .orElseThrow();
    assertThat(operation.op() == Patch.Op.REPLACE || !settings.containsKey(setting))
        .as(path)
        .isTrue();
    settings.put(setting, operation.value());
  }
}
