package dev.ingressmap.gateway.deploy.usageplan;

import dev.ingressmap.gateway.aws.call.Patch;
import dev.ingressmap.gateway.deploy.change.Change.Field;
import dev.ingressmap.gateway.deploy.change.MapApis;
import dev.ingressmap.gateway.deploy.usageplan.UsagePlanValue.PlanSetting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One patch for all differences of a usage plan. After each of its operations the plan is valid:
 * throttles of methods are removed before the plan's own throttle, and added after it.
 */
final class UsagePlanPatch {

  private final MapApis apis;
  private final List<Patch> less = new ArrayList<>();
  private final List<Patch> more = new ArrayList<>();
  private final List<Patch> ofMethods = new ArrayList<>();

  private UsagePlanPatch(MapApis apis) {
    this.apis = apis;
  }

  /** The patch for the fields of a change. */
  static List<Patch> of(List<Field> fields, LiveUsagePlan live, MapApis apis) {
    UsagePlanPatch patch = new UsagePlanPatch(apis);
    fields.forEach(field -> patch.add(field, live));
    List<Patch> operations = new ArrayList<>(patch.less);
    operations.addAll(patch.more);
    operations.addAll(patch.ofMethods);
    return operations;
  }

  /** The patch that removes those of the given stages that a plan has. */
  static List<Patch> detaching(LiveUsagePlan live, Collection<String> apiStages) {
    return live.apiStages().stream()
        .filter(apiStages::contains)
        .map(key -> Patch.remove("/apiStages", key))
        .toList();
  }

  private void add(Field field, LiveUsagePlan live) {
    if (field.property() instanceof MethodLimit limit) {
      ofMethod(limit, field.to());
    } else if (field.property() == PlanSetting.API_STAGES) {
      stages(live);
    } else if (field.property() instanceof PlanSetting setting) {
      ofPlan(setting, field);
    }
  }

  private void ofPlan(PlanSetting setting, Field field) {
    if (field.to() == null) {
      remove(setting.wholePath());
    } else if (setting.isOfQuota() && field.from() == null) {
      more.add(Patch.add(setting.path(), field.to()));
    } else {
      more.add(Patch.replace(setting.path(), field.to()));
    }
  }

  private void stages(LiveUsagePlan live) {
    Collection<String> desired = apis.apiStages().values();
    for (String other : live.apiStages()) {
      if (!desired.contains(other)) {
        less.add(Patch.remove("/apiStages", other));
      }
    }
    more.addAll(attaching(live, desired));
  }

  /** The patch that adds the missing stages to a plan. */
  static List<Patch> attaching(LiveUsagePlan live, Collection<String> apiStages) {
    return apiStages.stream()
        .filter(stage -> !live.apiStages().contains(stage))
        .sorted()
        .map(stage -> Patch.add("/apiStages", stage))
        .toList();
  }

  private void ofMethod(MethodLimit limit, @Nullable String value) {
    String path = limit.path(apis);
    if (value != null) {
      ofMethods.add(Patch.replace(path + "/" + limit.limit().text(), value));
    } else if (less.stream().noneMatch(operation -> path.equals(operation.path()))) {
      less.add(0, Patch.remove(path));
    }
  }

  /** Removes a group of values, only once. */
  private void remove(String path) {
    if (more.stream().noneMatch(operation -> path.equals(operation.path()))) {
      more.add(Patch.remove(path));
    }
  }
}
