package dev.ingressmap.gateway.deploy;

import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.deploy.change.ApiIds;
import dev.ingressmap.gateway.deploy.change.MapApis;
import dev.ingressmap.gateway.deploy.change.MapTags;
import dev.ingressmap.gateway.deploy.domain.DomainDeployer;
import dev.ingressmap.gateway.deploy.domain.LiveDomains;
import dev.ingressmap.gateway.deploy.usageplan.LiveUsagePlan;
import dev.ingressmap.gateway.deploy.usageplan.UsagePlanDeployer;
import dev.ingressmap.gateway.settings.Settings;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The state of applying a map, which its steps share: what exists so far. */
final class MapWork {

  private final ApiGateway aws;
  private final MapPlan plan;
  private final @Nullable String commit;
  private final Spread spread;
  private final Consumer<String> progress;
  private final SortedMap<String, String> ids;
  private final boolean isMarked;
  private List<LiveUsagePlan> usagePlans;
  private LiveDomains domains;

  /**
   * The work on a plan.
   *
   * @param commit the commit of the map, which the deployments record; null if it is unknown
   */
  MapWork(
      ApiGateway aws,
      MapPlan plan,
      @Nullable String commit,
      Spread spread,
      Consumer<String> progress) {
    this.aws = aws;
    this.plan = plan;
    this.commit = commit;
    this.spread = spread;
    this.progress = progress;
    this.ids = new TreeMap<>(plan.apiIds().byPart());
    LiveMap live = plan.live();
    // A new API of the rest is created with its marks.
    boolean isNew = live.rest() == null;
    this.isMarked = isNew || live.marked();
    this.usagePlans = live.usagePlans();
    this.domains =
        isNew
            ? new LiveDomains(
                MapTags.domains(MapTags.ofApi(plan.settings())), live.domains().found())
            : live.domains();
  }

  ApiGateway aws() {
    return aws;
  }

  Settings settings() {
    return plan.settings();
  }

  @Nullable String commit() {
    return commit;
  }

  Consumer<String> progress() {
    return progress;
  }

  ApiIds ids() {
    return new ApiIds(ids);
  }

  void exists(String part, String apiId) {
    ids.put(part, apiId);
  }

  /** The APIs that exist so far. */
  MapApis apis() {
    return plan.live().ids(settings(), ids);
  }

  /** Whether the tag of the rest's API says that it has usage plans. */
  boolean isMarked() {
    return isMarked;
  }

  List<LiveUsagePlan> usagePlans() {
    return usagePlans;
  }

  void readUsagePlans() {
    usagePlans = plans().owned();
  }

  LiveDomains domains() {
    return domains;
  }

  /** Reads the domains that the marks name, and the domain of the settings. */
  void readDomains(SortedSet<String> marks) {
    domains = domainDeployer().read(apis(), marks);
  }

  UsagePlanDeployer plans() {
    return new UsagePlanDeployer(aws, settings(), progress);
  }

  DomainDeployer domainDeployer() {
    return new DomainDeployer(aws, settings(), progress);
  }

  Spread spread() {
    return spread;
  }
}
