package dev.ingressmap.gateway.deploy;

import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.aws.call.AwsFailure;
import dev.ingressmap.gateway.deploy.access.RouteChanges;
import dev.ingressmap.gateway.deploy.api.Plan;
import dev.ingressmap.gateway.deploy.api.step.Deployer;
import dev.ingressmap.gateway.deploy.change.ApiIds;
import dev.ingressmap.gateway.deploy.change.Change.Action;
import dev.ingressmap.gateway.deploy.change.Change.Kind;
import dev.ingressmap.gateway.deploy.change.Retention;
import dev.ingressmap.gateway.deploy.change.Rollout;
import dev.ingressmap.gateway.deploy.stage.LiveStage;
import dev.ingressmap.gateway.mapping.SharedMap;
import dev.ingressmap.gateway.route.DeclaredRoute;
import dev.ingressmap.gateway.route.InvalidMap;
import dev.ingressmap.gateway.route.InvalidMap.Fault;
import dev.ingressmap.gateway.route.Remembered;
import dev.ingressmap.gateway.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes AWS match a map, for any command: reads, plans, applies, and prunes or puts back. */
public final class Convergence {

  private final ApiGateway aws;
  private final LiveMapReader reader;
  private final Spread spread;
  private final Consumer<String> progress;
  private final Deployer single;

  /**
   * A convergence for the stage of the settings.
   *
   * @param progress gets a line for each step, before the step
   */
  public Convergence(ApiGateway aws, Settings settings, Consumer<String> progress) {
    this(aws, settings, aws.spread(), progress);
  }

  /**
   * A convergence with a given time to spread.
   *
   * @param spread the longest time until callers everywhere see a change
   */
  public Convergence(
      ApiGateway aws, Settings settings, Duration spread, Consumer<String> progress) {
    this.aws = aws;
    this.reader = new LiveMapReader(aws, settings);
    this.spread = new Spread(aws, spread, progress);
    this.progress = progress;
    this.single = new Deployer(aws, progress);
  }

  /**
   * What AWS has, as far as the map and the settings mention it.
   *
   * @throws dev.ingressmap.gateway.InvalidInput if no map can have led to this state
   */
  public LiveMap read() {
    return reader.read();
  }

  /**
   * The API that a map asks for, as far as it can be served.
   *
   * @throws InvalidMap if something had to be held back but AWS does not know yet whose the live
   *     routes are, or if the settings are at fault
   */
  public DesiredApi desired(SharedMap map, LiveMap live) {
    return map.desired(() -> remembered(map, live));
  }

  /**
   * The routes that AWS has of a map, as their owners declared them.
   *
   * @throws InvalidMap if AWS does not know yet whose the live routes are
   */
  public Remembered remembered(SharedMap map, LiveMap live) {
    Optional<Remembered> remembered = reader.remembered(live);
    boolean hasRoutes = live.apis().values().stream().anyMatch(api -> !api.routes().isEmpty());
    if (hasRoutes && remembered.isEmpty()) {
      List<Fault> faults = new ArrayList<>(map.faults());
      faults.add(
          Fault.of(
              "nothing can be held back yet, for the API does not say whose its routes are: correct"
                  + " the map once, or leave the faulty Ingresses out, and apply"));
      throw new InvalidMap(faults);
    }
    return remembered.orElse(Remembered.NOTHING);
  }

  /**
   * The plan for a program. Differences that only others can have made are read only if nothing
   * else differs.
   */
  public MapPlan plan(DesiredApi desired, LiveMap live, Rollout rollout) {
    MapPlan plan = MapPlan.of(desired, live, rollout);
    return plan.isEmpty() ? completePlan(desired, live, rollout) : plan;
  }

  /** The plan for a person, which shows everything that will be removed. */
  public MapPlan completePlan(DesiredApi desired, LiveMap live, Rollout rollout) {
    return MapPlan.of(desired, reader.complete(live), rollout);
  }

  /**
   * What a plan changes for callers of a stage that is behind its API. The plan itself compares the
   * API, which may already have the map.
   */
  public Optional<RouteChanges> forCallers(MapPlan plan) {
    return StageBehind.changes(aws, plan);
  }

  /**
   * The declarations of the routes that a plan removes, as far as the API remembers them. Only a
   * plan for a person needs them, so nothing fails if AWS does not tell.
   */
  public Map<Operation.Key, DeclaredRoute> removed(MapPlan plan) {
    boolean removes =
        plan.changes().stream()
            .anyMatch(change -> change.kind() == Kind.ROUTE && change.action() == Action.REMOVE);
    try {
      return removes ? reader.owned(plan.live()) : Map.of();
    } catch (AwsFailure e) {
      return Map.of();
    }
  }

  /**
   * Checks what would prevent {@link #apply} from applying a plan.
   *
   * @throws dev.ingressmap.gateway.InvalidInput if something protected would be removed, or if a
   *     canary would lose paths
   */
  public void check(MapPlan plan) {
    plan.checkProtection();
    if (plan.isCanary()) {
      new Moves(aws, plan).checkCanary();
    }
  }

  /**
   * Makes AWS match the desired state of the plan.
   *
   * @param commit the commit of the map, which the deployments record; null if it is unknown
   * @throws dev.ingressmap.gateway.InvalidInput if something protected would be removed, or if a
   *     canary would lose paths
   */
  public ApiIds apply(MapPlan plan, @Nullable String commit) {
    plan.checkProtection();
    Moves moves = new Moves(aws, plan);
    moves.checkCanary();
    MapWork work = new MapWork(aws, plan, commit, spread, progress);
    MapStep.of(plan, moves).forEach(step -> step.perform(work));
    return work.ids();
  }

  /** Waits until the last deployment has spread. */
  public void awaitDeployment() {
    spread.await("the deployment to answer everywhere");
  }

  /** Deletes old deployments. The apply is already done, so a failure here does not fail it. */
  public Pruned prune(MapPlan plan, ApiIds ids, Retention kept) {
    List<String> pruned = new ArrayList<>();
    try {
      for (Plan api : plan.apis()) {
        for (String deployment : api.surplus(kept)) {
          single.prune(ids.of(api.part()), deployment);
          pruned.add(deployment);
        }
      }
    } catch (AwsFailure e) {
      return new Pruned(pruned, e.getMessage());
    }
    return new Pruned(pruned, null);
  }

  /**
   * Puts the stages back as they were before a plan was applied.
   *
   * @return the deployments that the stages then serve, for people; empty if there is no way back
   */
  public Optional<String> putBack(MapPlan plan) {
    List<Plan> changed = plan.apis().stream().filter(Plan::changesStage).toList();
    if (changed.isEmpty()
        || plan.removesParts()
        || changed.stream().anyMatch(api -> api.liveStage() == null)) {
      return Optional.empty();
    }
    return Optional.of(changed.stream().map(this::putBack).collect(Collectors.joining(", ")));
  }

  private String putBack(Plan api) {
    LiveStage before = Objects.requireNonNull(api.liveStage());
    single.putBack(api, before);
    return before.deployment();
  }
}
