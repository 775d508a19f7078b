package dev.ingressmap.gateway.deploy;

import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.deploy.api.Deployer;
import dev.ingressmap.gateway.deploy.api.Plan;
import dev.ingressmap.gateway.deploy.change.MapApis;
import dev.ingressmap.gateway.deploy.change.MapTags;
import dev.ingressmap.gateway.deploy.domain.DomainChange;
import dev.ingressmap.gateway.deploy.domain.DomainDeployer;
import dev.ingressmap.gateway.deploy.domain.LiveDomains;
import dev.ingressmap.gateway.deploy.usageplan.UsagePlanChange;
import dev.ingressmap.gateway.deploy.usageplan.UsagePlanDeployer;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.Split;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Applies the plan of a map.
 *
 * <p>Paths that move from one API to another are served all the time: what is new answers before
 * callers are led there, and what is old goes when nobody is any more. Each of these steps gets the
 * time that it takes to {@linkplain Moves spread}.
 */
public final class MapDeployer {

  private final ApiGateway aws;
  private final Duration spread;
  private final Consumer<String> progress;

  /**
   * A deployer that tells what it is about to do.
   *
   * @param spread how long it takes at most until callers everywhere see what was written
   * @param progress takes a line for each step
   */
  public MapDeployer(ApiGateway aws, Duration spread, Consumer<String> progress) {
    this.aws = aws;
    this.spread = spread;
    this.progress = progress;
  }

  /**
   * Makes AWS have what the plan desires.
   *
   * @param commit that the map is of, which the deployments then say; null if nobody said so
   * @return the ids of the APIs, by part
   * @throws dev.ingressmap.gateway.InvalidInput if something goes that is protected, or if a canary
   *     would lose paths
   */
  public SortedMap<String, String> apply(MapPlan plan, @Nullable String commit) {
    plan.checkProtection();
    Moves moves = new Moves(aws, plan, this::awaitSpread);
    moves.checkCanary();
    Deployer deployer = new Deployer(aws, progress);
    SortedMap<String, String> ids = new TreeMap<>(plan.live().ids(plan.settings()).ids());
    LiveMap live = marked(plan);
    for (Plan api : plan.apis()) {
      if (api.part().equals(Split.REST) && plan.isSplit() && !plan.isCanary()) {
        live = open(plan, live, ids, moves);
      }
      if (!api.isEmpty()) {
        ids.put(api.part(), deployer.apply(api, commit));
      }
    }
    if (!plan.isCanary()) {
      share(plan, live, ids, moves);
      removeSurplus(plan);
    }
    return ids;
  }

  /**
   * Gives what was written the time to spread.
   *
   * @param what is waited for, in words for people
   */
  public void awaitSpread(String what) {
    if (!spread.isZero()) {
      progress.accept("waiting " + spread.toSeconds() + " s for " + what);
      aws.pause(spread);
    }
  }

  /** The live map with the marks that the API of the rest has from its first moment. */
  private static LiveMap marked(MapPlan plan) {
    LiveMap live = plan.live();
    return live.rest() != null
        ? live
        : new LiveMap(
            live.apis(),
            live.surplus(),
            true,
            live.usagePlans(),
            new LiveDomains(
                MapTags.domains(MapTags.ofApi(plan.settings())), live.domains().found()));
  }

  /** Leads callers to the parts, and returns what there is of plans and domains then. */
  private LiveMap open(MapPlan plan, LiveMap live, Map<String, String> ids, Moves moves) {
    Settings settings = plan.settings();
    MapApis apis = live.ids(settings, ids);
    UsagePlanDeployer plans = new UsagePlanDeployer(aws, settings, progress);
    DomainDeployer domains = new DomainDeployer(aws, settings, progress);
    boolean attached = plans.attach(apis, live.usagePlans());
    if (!domains.isOpen(apis, live.domains())) {
      moves.untilPartsAnswer();
    }
    boolean opened = domains.open(apis, live.domains());
    moves.untilPartsAreCalled();
    return new LiveMap(
        live.apis(),
        live.surplus(),
        live.marked(),
        attached ? plans.owned() : live.usagePlans(),
        opened ? domains.read(apis, live.domains().markedWith(settings)) : live.domains());
  }

  /** Makes what all APIs have in common what the settings say. */
  private void share(MapPlan plan, LiveMap live, Map<String, String> ids, Moves moves) {
    Settings settings = plan.settings();
    MapApis apis = live.ids(settings, ids);
    // Of a new API, whether the plans and the domain exist is other people's doing.
    boolean anew = plan.live().rest() == null;
    DomainDeployer domains = new DomainDeployer(aws, settings, progress);
    LiveDomains liveDomains = anew ? domains.read(apis, live.domains().marked()) : live.domains();
    // First the domains: nobody is led any more to what loses its plan.
    moves.untilRestAnswers();
    domains.apply(apis, liveDomains, DomainChange.between(apis, liveDomains.found()));
    moves.untilRestIsCalled();
    UsagePlanDeployer plans = new UsagePlanDeployer(aws, settings, progress);
    plans.apply(
        apis,
        live.marked(),
        UsagePlanChange.between(
            apis, anew && !settings.usagePlans().isEmpty() ? plans.owned() : live.usagePlans()));
  }

  private void removeSurplus(MapPlan plan) {
    String stage = plan.settings().stage().name();
    plan.live()
        .surplus()
        .forEach((part, api) -> {
          if (api.isOnlyFor(stage)) {
            progress.accept("deleting API " + plan.settings().api().name() + "/" + part);
            aws.deleteApi(api.id());
          } else if (api.stages().contains(stage)) {
            progress.accept("deleting stage " + stage + " of API " + api.id());
            aws.stages().delete(api.id(), stage);
          }
        });
  }
}
