package dev.ingressmap.gateway.deploy.usageplan;

import dev.ingressmap.gateway.aws.Patches;
import dev.ingressmap.gateway.deploy.change.Change.Field;
import dev.ingressmap.gateway.deploy.change.MapApis;
import dev.ingressmap.gateway.deploy.change.MethodThrottle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;

/**
 * One patch for all that differs in a usage plan, in an order in which the plan is valid after each
 * step: methods lose their throttles before the plan does, and get them after it.
 */
public final class UsagePlanPatch {

  private final MapApis apis;
  private final List<PatchOperation> less = new ArrayList<>();
  private final List<PatchOperation> more = new ArrayList<>();
  private final List<PatchOperation> ofMethods = new ArrayList<>();

  private UsagePlanPatch(MapApis apis) {
    this.apis = apis;
  }

  /** The patch that makes the fields of a change what they should be. */
  static List<PatchOperation> of(List<Field> fields, LiveUsagePlan live, MapApis apis) {
    UsagePlanPatch patch = new UsagePlanPatch(apis);
    fields.forEach(field -> patch.add(field, live));
    List<PatchOperation> operations = new ArrayList<>(patch.less);
    operations.addAll(patch.more);
    operations.addAll(patch.ofMethods);
    return operations;
  }

  /** The patch that takes stages from a plan, of those that it has. */
  static List<PatchOperation> detaching(LiveUsagePlan live, Collection<String> apiStages) {
    return live.apiStages().stream()
        .filter(apiStages::contains)
        .map(key -> Patches.remove("/apiStages", key))
        .toList();
  }

  private void add(Field field, LiveUsagePlan live) {
    Optional<MethodThrottle> method = MethodThrottle.parse(field.name(), apis);
    if (method.isPresent()) {
      ofMethod(method.get(), field.to());
    } else if (field.name().equals("apiStages")) {
      stages(live);
    } else if (field.to() != null) {
      boolean first = field.name().startsWith("quota.") && field.from() == null;
      String path = "/" + field.name().replace('.', '/');
      more.add(first ? Patches.add(path, field.to()) : Patches.replace(path, field.to()));
    } else {
      remove("/" + field.name().replaceFirst("\\..*", ""));
    }
  }

  private void stages(LiveUsagePlan live) {
    Collection<String> desired = apis.apiStages().values();
    for (String other : live.apiStages()) {
      if (!desired.contains(other)) {
        less.add(Patches.remove("/apiStages", other));
      }
    }
    more.addAll(attaching(live, desired));
  }

  /** The patch that gives a plan the stages that it lacks. */
  static List<PatchOperation> attaching(LiveUsagePlan live, Collection<String> apiStages) {
    return apiStages.stream()
        .filter(stage -> !live.apiStages().contains(stage))
        .sorted()
        .map(stage -> Patches.add("/apiStages", stage))
        .toList();
  }

  private void ofMethod(MethodThrottle throttle, @Nullable String value) {
    String path = throttle.path();
    if (value != null) {
      ofMethods.add(Patches.replace(path + "/" + throttle.limit(), value));
    } else if (less.stream().noneMatch(operation -> path.equals(operation.path()))) {
      less.add(0, Patches.remove(path));
    }
  }

  /** Removes a group of values once. */
  private void remove(String path) {
    if (more.stream().noneMatch(operation -> path.equals(operation.path()))) {
      more.add(Patches.remove(path));
    }
  }
}
