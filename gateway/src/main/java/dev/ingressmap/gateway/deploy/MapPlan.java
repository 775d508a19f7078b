package dev.ingressmap.gateway.deploy;

import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.aws.api.RouteValue;
import dev.ingressmap.gateway.deploy.access.Routes;
import dev.ingressmap.gateway.deploy.api.Openness;
import dev.ingressmap.gateway.deploy.api.Plan;
import dev.ingressmap.gateway.deploy.change.ApiIds;
import dev.ingressmap.gateway.deploy.change.Change;
import dev.ingressmap.gateway.deploy.change.Change.Action;
import dev.ingressmap.gateway.deploy.change.Change.Field;
import dev.ingressmap.gateway.deploy.change.Change.Kind;
import dev.ingressmap.gateway.deploy.change.Rollout;
import dev.ingressmap.gateway.deploy.change.Subject.Route;
import dev.ingressmap.gateway.deploy.domain.DomainChange;
import dev.ingressmap.gateway.deploy.domain.LiveDomain;
import dev.ingressmap.gateway.deploy.usageplan.UsagePlanChange;
import dev.ingressmap.gateway.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What must change for AWS to match a map.
 *
 * @param desired the whole map
 * @param apis the plans for the APIs of the map's parts; one unless the map is split; the rest is
 *     last
 * @param changes of all APIs, by the paths that callers know, and of the resources that the APIs
 *     share
 */
public record MapPlan(
    DesiredApi desired, LiveMap live, Rollout rollout, List<Plan> apis, List<Change> changes) {

  public MapPlan {
    apis = List.copyOf(apis);
    changes = List.copyOf(changes);
  }

  /**
   * The plan for a rollout of a map.
   *
   * @throws dev.ingressmap.gateway.InvalidInput if there is no live deployment next to which a
   *     canary could run, or if a quota is exceeded
   */
  public static MapPlan of(DesiredApi desired, LiveMap live, Rollout rollout) {
    List<Plan> apis = new ArrayList<>();
    for (DesiredApi part : desired.parts()) {
      apis.add(Plan.of(part, live.of(part.settings().api().part()), rollout));
    }
    List<Change> changes = new ArrayList<>(PartChanges.of(apis));
    changes.replaceAll(change -> comingBack(desired.settings(), live, change));
    MapPlan plan = new MapPlan(desired, live, rollout, apis, List.of());
    plan.surplus().forEach(changes::add);
    plan.usagePlans().forEach(change -> changes.add(change.change()));
    plan.domains().forEach(change -> changes.add(change.change()));
    Openness openness = new Openness(live.routes(), Routes.of(desired));
    changes.replaceAll(openness::mark);
    return new MapPlan(desired, live, rollout, apis, changes);
  }

  /** A route of a part that is no longer split off moves back; it is not a new route. */
  private static Change comingBack(Settings settings, LiveMap live, Change change) {
    if (!(change.subject() instanceof Route route) || change.action() != Action.ADD) {
      return change;
    }
    String map = settings.api().name();
    return live.surplus().entrySet().stream()
        .filter(part -> part.getValue().routes().containsKey(route.key()))
        .findFirst()
        .map(part ->
            new Change(
                Action.CHANGE,
                Kind.ROUTE,
                route,
                List.of(new Field(RouteValue.RouteSetting.API, map + "/" + part.getKey(), map))))
        .orElse(change);
  }

  /**
   * Checks that nothing protected would be removed.
   *
   * @throws dev.ingressmap.gateway.InvalidInput with a line for each protected thing that would
   */
  public void checkProtection() {
    LostTraffic.check(this);
  }

  public Settings settings() {
    return desired.settings();
  }

  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /** The plan for the API of the rest. */
  public Plan rest() {
    return apis.get(apis.size() - 1);
  }

  /** The changes of the usage plans. A canary changes none, because they apply to all callers. */
  List<UsagePlanChange> usagePlans() {
    return isCanary()
        ? List.of()
        : UsagePlanChange.between(live.ids(settings()), live.usagePlans());
  }

  /** The changes of the custom domains. A canary does not change domains. */
  List<DomainChange> domains() {
    return isCanary()
        ? List.of()
        : DomainChange.between(live.ids(settings()), live.domains().found());
  }

  boolean isCanary() {
    return rollout.canaryPercent() != null;
  }

  /** The removals of surplus APIs, or of this stage if other stages need the API. */
  List<Change> surplus() {
    List<Change> changes = new ArrayList<>();
    String stage = settings().stage().name();
    if (!isCanary()) {
      live.surplus()
          .forEach((part, api) -> {
            String title = settings().api().name() + "/" + part;
            if (api.isOnlyFor(stage)) {
              changes.add(new Change(Action.REMOVE, Kind.API, title, List.of()));
            } else if (api.stages().contains(stage)) {
              changes.add(new Change(Action.REMOVE, Kind.STAGE, stage + " of " + title, List.of()));
            }
          });
    }
    return changes;
  }

  /** Whether the plan removes parts, whose paths no earlier deployment of the rest has. */
  public boolean removesParts() {
    return !surplus().isEmpty();
  }

  /** The ids of the APIs that exist. */
  public ApiIds apiIds() {
    return ApiIds.of(live.ids(settings()).ids());
  }

  /** The live custom domain of the settings, null if it does not exist yet. */
  public @Nullable LiveDomain liveDomain() {
    return live.domains().of(settings());
  }

  /** Whether the map has several APIs. */
  public boolean isSplit() {
    return !settings().api().split().isNone();
  }
}
