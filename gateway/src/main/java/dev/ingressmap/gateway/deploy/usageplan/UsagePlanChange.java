package dev.ingressmap.gateway.deploy.usageplan;

import dev.ingressmap.gateway.deploy.change.Change;
import dev.ingressmap.gateway.deploy.change.Change.Action;
import dev.ingressmap.gateway.deploy.change.Change.Kind;
import dev.ingressmap.gateway.deploy.change.Differences;
import dev.ingressmap.gateway.deploy.change.MapApis;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.UsagePlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The change of a usage plan of a stage.
 *
 * @param live null if it does not exist yet
 * @param desired null if it should not exist
 */
public record UsagePlanChange(
    Change change, @Nullable LiveUsagePlan live, @Nullable DesiredUsagePlan desired) {

  /**
   * The changes of all plans. Several runs at once may create the same plan; then the one with the
   * first id stays.
   */
  public static List<UsagePlanChange> between(MapApis apis, List<LiveUsagePlan> found) {
    Settings settings = apis.settings();
    Map<String, LiveUsagePlan> live = new TreeMap<>();
    List<UsagePlanChange> changes = new ArrayList<>(twins(settings, found, live));
    for (UsagePlan plan : settings.usagePlans()) {
      DesiredUsagePlan desired = new DesiredUsagePlan(settings, plan);
      LiveUsagePlan same = live.remove(plan.name());
      Differences.between(
              Kind.USAGE_PLAN,
              plan.name(),
              same == null ? null : same.values(apis),
              desired.values(apis))
          .ifPresent(change -> changes.add(new UsagePlanChange(change, same, desired)));
    }
    live.values().stream().map(UsagePlanChange::removal).forEach(changes::add);
    return changes;
  }

  /** The removals of duplicate plans of the stage. */
  static List<UsagePlanChange> twins(Settings settings, List<LiveUsagePlan> found) {
    return twins(settings, found, new TreeMap<>());
  }

  private static List<UsagePlanChange> twins(
      Settings settings, List<LiveUsagePlan> found, Map<String, LiveUsagePlan> first) {
    return found.stream()
        .sorted(Comparator.comparing(LiveUsagePlan::id))
        .filter(plan -> plan.stage().equals(settings.stage().name()))
        .filter(plan -> first.putIfAbsent(plan.name(), plan) != null)
        .map(UsagePlanChange::removal)
        .toList();
  }

  private static UsagePlanChange removal(LiveUsagePlan plan) {
    return new UsagePlanChange(
        new Change(Action.REMOVE, Kind.USAGE_PLAN, plan.name(), List.of()), plan, null);
  }
}
