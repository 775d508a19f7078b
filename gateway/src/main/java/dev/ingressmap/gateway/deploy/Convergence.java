package dev.ingressmap.gateway.deploy;

import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.aws.call.AwsFailure;
import dev.ingressmap.gateway.deploy.access.RouteChanges;
import dev.ingressmap.gateway.deploy.api.Plan;
import dev.ingressmap.gateway.deploy.api.step.Deployer;
import dev.ingressmap.gateway.deploy.change.ApiIds;
import dev.ingressmap.gateway.deploy.change.Retention;
import dev.ingressmap.gateway.deploy.change.Rollout;
import dev.ingressmap.gateway.deploy.stage.LiveStage;
import dev.ingressmap.gateway.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes AWS have what a map says, whoever asks for it: read, plan, apply, and prune or put back.
 */
public final class Convergence {

  private final ApiGateway aws;
  private final LiveMapReader reader;
  private final Spread spread;
  private final Consumer<String> progress;
  private final Deployer single;

  /**
   * The convergence of the stage of some settings.
   *
   * @param progress takes a line for each step, before it is taken
   */
  public Convergence(ApiGateway aws, Settings settings, Consumer<String> progress) {
    this(aws, settings, aws.spread(), progress);
  }

  /**
   * The same with a time of its own.
   *
   * @param spread how long it takes at most until callers everywhere see what was written
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
   * What AWS has, as far as the map and the settings speak of it.
   *
   * @throws dev.ingressmap.gateway.InvalidInput if it is what no map can have
   */
  public LiveMap read() {
    return reader.read();
  }

  /**
   * The plan for a program: what only other hands can have made is read if nothing else differs.
   */
  public MapPlan plan(DesiredApi desired, LiveMap live, Rollout rollout) {
    MapPlan plan = MapPlan.of(desired, live, rollout);
    return plan.isEmpty() ? completePlan(desired, live, rollout) : plan;
  }

  /** The plan for a person, who gets to see all that goes. */
  public MapPlan completePlan(DesiredApi desired, LiveMap live, Rollout rollout) {
    return MapPlan.of(desired, reader.complete(live), rollout);
  }

  /**
   * What a plan changes for the callers of a stage that is behind its API. The plan itself compares
   * the API, which may have the map already.
   */
  public Optional<RouteChanges> forCallers(MapPlan plan) {
    return StageBehind.changes(aws, plan);
  }

  /**
   * Makes AWS have what the plan desires.
   *
   * @param commit that the map is of, which the deployments then say; null if nobody said so
   * @throws dev.ingressmap.gateway.InvalidInput if something goes that is protected, or if a canary
   *     would lose paths
   */
  public ApiIds apply(MapPlan plan, @Nullable String commit) {
    plan.checkProtection();
    Moves moves = new Moves(aws, plan);
    moves.checkCanary();
    MapWork work = new MapWork(aws, plan, commit, spread, progress);
    MapStep.of(plan, moves).forEach(step -> step.perform(work));
    return work.ids();
  }

  /** Gives the last deployment the time to spread. */
  public void awaitDeployment() {
    spread.await("the deployment to answer everywhere");
  }

  /** Deletes what nobody goes back to; the apply is done, whatever becomes of this. */
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
   * @return the deployments that they are at then, for people; nothing if there is no way back
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
