package dev.ingressmap.gateway.deploy.api;

import dev.ingressmap.gateway.api.Mark;
import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.deploy.change.DeploymentDescription;
import dev.ingressmap.gateway.deploy.change.Percent;
import dev.ingressmap.gateway.deploy.stage.Deployed;
import dev.ingressmap.gateway.deploy.stage.LiveStage;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.Stage;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the document of a plan and deploys it.
 *
 * <p>These are two calls, and somebody else's document may arrive between them, such as that of a
 * leader that died. So the API is asked afterwards whose document it has. If that is another one,
 * the deployment is taken back, and everything is done again.
 */
final class DocumentDeployer {

  private static final int TRIES = 3;

  private final ApiGateway aws;
  private final Plan plan;
  private final String apiId;
  private final @Nullable String commit;
  private final Consumer<String> progress;

  /**
   * A deployer of one document.
   *
   * @param commit that the map is of, which the deployment then says; null if nobody said so
   */
  DocumentDeployer(
      ApiGateway aws, Plan plan, String apiId, @Nullable String commit, Consumer<String> progress) {
    this.aws = aws;
    this.plan = plan;
    this.apiId = apiId;
    this.commit = commit;
    this.progress = progress;
  }

  /** Replaces the working copy, and returns the version that it has then. */
  String write() {
    int routes = plan.desired().operations().size();
    progress.accept(
        "writing " + routes + (routes == 1 ? " route" : " routes") + " to API " + apiId);
    return aws.putApi(apiId, plan.document().marked());
  }

  /**
   * Replaces the working copy and deploys it.
   *
   * @param withEdits whether the stage's settings change as well: then both at one moment, later
   * @return the deployment that the stage has yet to be pointed at, null for none
   * @throws ForeignDocument if somebody else's document is there each time
   */
  @Nullable String deploy(boolean withEdits) {
    boolean beside = withEdits && canStandBeside();
    for (int tries = 1; true; tries++) {
      String written = write();
      String deployment = beside ? take() : deployToStage();
      String found = found(written);
      if (found.equals(written)) {
        return beside ? deployment : null;
      }
      progress.accept("somebody else has written to API " + apiId + " in between");
      new Undeployment(aws, plan, apiId, progress).of(deployment);
      if (tries == TRIES) {
        throw new ForeignDocument(apiId, settings().stage().name(), tries, found);
      }
      // From now on callers do not have to see it first.
      beside = canStandBeside();
    }
  }

  /** The version that the API has by now; that which was written where it tells none. */
  private String found(String written) {
    if (Mark.isOn(written)) {
      return aws.version(apiId);
    }
    // Not AWS, but something like it.
    progress.accept("API " + apiId + " tells no version: nobody knows what was deployed");
    return written;
  }

  /** Whether a deployment can be made first, and the stage pointed at it then. */
  private boolean canStandBeside() {
    return plan.liveStage() != null && plan.rollout().canaryPercent() == null;
  }

  private String take() {
    progress.accept("deploying");
    return aws.deployments().take(apiId, description()).id();
  }

  private String deployToStage() {
    Stage stage = settings().stage();
    Double percent = plan.rollout().canaryPercent();
    if (percent != null) {
      progress.accept("deploying to " + Percent.text(percent) + " of stage " + stage.name());
      return aws.deployments().deployCanary(apiId, stage.name(), description(), percent).id();
    }
    progress.accept("deploying to stage " + stage.name());
    return plan.liveStage() != null
        ? aws.deployments().deploy(apiId, stage.name(), description()).id()
        : aws.deployments()
            .deploy(
                apiId,
                stage.name(),
                description(),
                request ->
                    request
                        .stageDescription(stage.description())
                        .variables(stage.variables())
                        .tracingEnabled(stage.tracing())
                        .cacheClusterEnabled(stage.cacheSize() != null)
                        .cacheClusterSize(stage.cacheSize()))
            .id();
  }

  private Settings settings() {
    return plan.desired().settings();
  }

  private String description() {
    return new DeploymentDescription(
            plan.document().hash(), commit, settings().stage().name(), after())
        .text();
  }

  /**
   * What to go back to: what is live, but not if that is called the same. Who made it may have died
   * before looking what it is.
   */
  private @Nullable String after() {
    LiveApi live = plan.live();
    LiveStage stage = plan.liveStage();
    if (live == null || stage == null) {
      return null;
    }
    return Optional.of(stage.deployment())
        .filter(id -> live.serves(plan.document()))
        .flatMap(live.deployments()::find)
        .map(Deployed::after)
        .orElse(stage.deployment());
  }
}
