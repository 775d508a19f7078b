package dev.ingressmap.gateway.deploy;

import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.aws.api.RestApi;
import dev.ingressmap.gateway.deploy.StageBelongings.OwnDeployment;
import dev.ingressmap.gateway.deploy.StageBelongings.Part;
import dev.ingressmap.gateway.deploy.api.LiveApiReader;
import dev.ingressmap.gateway.deploy.api.OwnedApis;
import dev.ingressmap.gateway.deploy.domain.Departure;
import dev.ingressmap.gateway.deploy.domain.DomainDeployer;
import dev.ingressmap.gateway.deploy.domain.LiveDomain;
import dev.ingressmap.gateway.deploy.stage.Deployed;
import dev.ingressmap.gateway.deploy.stage.LiveStage;
import dev.ingressmap.gateway.deploy.usageplan.LiveUsagePlan;
import dev.ingressmap.gateway.deploy.usageplan.UsagePlanDeployer;
import dev.ingressmap.gateway.settings.Domain;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.Split;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds what belongs to one stage of a map, by tags, descriptions and targets. */
public final class StageBelongingsReader {

  private final ApiGateway aws;
  private final Settings settings;
  private final OwnedApis owned;
  private final Map<String, List<LiveStage>> live;
  private final String stage;
  private final Set<String> apiStages;

  /**
   * A reader for the stage of the settings.
   *
   * @param live the stages of each API, by part
   */
  public StageBelongingsReader(
      ApiGateway aws, Settings settings, OwnedApis owned, Map<String, List<LiveStage>> live) {
    this.aws = aws;
    this.settings = settings;
    this.owned = owned;
    this.live = live;
    this.stage = settings.stage().name();
    this.apiStages = owned.ids().stream().map(id -> id + ":" + stage).collect(Collectors.toSet());
  }

  public StageBelongings read() {
    List<Part> apis = new ArrayList<>();
    List<Part> stages = new ArrayList<>();
    List<OwnDeployment> deployments = new ArrayList<>();
    owned
        .apis()
        .forEach((part, api) -> {
          Part itself = new Part(settings.of(part).api().title(), api.id());
          if (goesWhole(part)) {
            apis.add(itself);
          } else {
            if (stagesOf(part).stream().anyMatch(one -> one.name().equals(stage))) {
              stages.add(itself);
            }
            deployments.addAll(deployments(part, api));
          }
        });
    Departure departure =
        new Departure(apis.stream().map(Part::apiId).collect(Collectors.toSet()), apiStages, false);
    UsagePlanDeployer usagePlans = new UsagePlanDeployer(aws, settings, line -> {});
    // As for the whole map: if somebody deleted the API by hand, its usage plans may still exist.
    boolean looks = owned.rest() == null ? !settings.usagePlans().isEmpty() : owned.marked();
    List<LiveUsagePlan> found = looks ? usagePlans.owned() : List.of();
    List<LiveUsagePlan> plans = found.stream().filter(this::goes).toList();
    List<LiveUsagePlan> stay = found.stream().filter(plan -> !plans.contains(plan)).toList();
    DomainDeployer deployer = new DomainDeployer(aws, settings, line -> {});
    List<LiveDomain> domains = deployer.find(domainNames());
    return new StageBelongings(
        apis,
        stages,
        deployments,
        plans,
        stay.stream()
            .filter(plan -> plan.apiStages().stream().anyMatch(apiStages::contains))
            .toList(),
        looks ? keys(usagePlans, stay) : List.of(),
        deployer.of(departure, domains),
        departure,
        unmarked(domains, departure));
  }

  private List<LiveStage> stagesOf(String part) {
    return live.getOrDefault(part, List.of());
  }

  /** The API of the rest stays, because everything else is found by its tags. */
  private boolean goesWhole(String part) {
    List<LiveStage> stages = stagesOf(part);
    return !part.equals(Split.REST) && stages.size() == 1 && stages.get(0).name().equals(stage);
  }

  private List<OwnDeployment> deployments(String part, RestApi api) {
    Set<String> pointedAt = new HashSet<>();
    Set<String> others = new HashSet<>();
    for (LiveStage one : stagesOf(part)) {
      one.deployments().forEach((one.name().equals(stage) ? pointedAt : others)::add);
    }
    return new LiveApiReader(aws, settings)
        .deployments(api.id()).newestFirst().stream()
            .filter(made ->
                stage.equals(made.stage())
                    || (pointedAt.contains(made.id()) && !made.isForOtherThan(stage)))
            .map(Deployed::id)
            .filter(id -> !others.contains(id))
            .map(id -> new OwnDeployment(api.id(), id))
            .toList();
  }

  /** If somebody deleted an API by hand, its plans no longer give access to anything. */
  private boolean goes(LiveUsagePlan plan) {
    return plan.stage().equals(stage)
        && (owned.apis().isEmpty() || apiStages.containsAll(plan.apiStages()));
  }

  /** A key is useless once its plan is deleted. */
  private List<String> keys(UsagePlanDeployer usagePlans, List<LiveUsagePlan> stay) {
    Set<String> plans =
        stay.stream()
            .filter(plan -> plan.stage().equals(stage))
            .map(LiveUsagePlan::name)
            .collect(Collectors.toSet());
    return usagePlans.keysOfStage().entrySet().stream()
        .filter(key -> !plans.contains(key.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private SortedSet<String> domainNames() {
    Domain domain = settings.domain();
    return owned.rest() == null && domain != null
        ? new TreeSet<>(Set.of(domain.name()))
        : owned.domains();
  }

  /** All marked domains that do not exist or that no other stage uses. */
  private SortedSet<String> unmarked(List<LiveDomain> domains, Departure departure) {
    TreeSet<String> unmarked = new TreeSet<>(owned.domains());
    domains.stream()
        .filter(domain -> isOfOthers(domain, departure))
        .map(LiveDomain::name)
        .forEach(unmarked::remove);
    return unmarked;
  }

  /** Whether another stage answers at a domain, or the domain was created for another stage. */
  private boolean isOfOthers(LiveDomain domain, Departure departure) {
    return (domain.isOwned(settings) && !domain.isFor(settings))
        || domain.mappings().stream()
            .anyMatch(m -> owned.ids().contains(m.apiId()) && !departure.has(m));
  }
}
