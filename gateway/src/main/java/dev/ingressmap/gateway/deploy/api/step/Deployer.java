package dev.ingressmap.gateway.deploy.api.step;

import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.aws.api.RestApi;
import dev.ingressmap.gateway.deploy.api.LiveApi;
import dev.ingressmap.gateway.deploy.api.LiveApiReader;
import dev.ingressmap.gateway.deploy.api.OwnedApis;
import dev.ingressmap.gateway.deploy.api.Plan;
import dev.ingressmap.gateway.deploy.change.MapTags;
import dev.ingressmap.gateway.deploy.change.Rollout;
import dev.ingressmap.gateway.deploy.stage.LiveStage;
import dev.ingressmap.gateway.settings.Settings;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Applies the plans of single APIs.
 *
 * <p>The next run finishes an interrupted one.
 */
public final class Deployer {

  private final ApiGateway aws;
  private final Consumer<String> progress;

  /**
   * A deployer that reports each step before it.
   *
   * @param progress gets a line for each step
   */
  public Deployer(ApiGateway aws, Consumer<String> progress) {
    this.aws = aws;
    this.progress = progress;
  }

  /**
   * Makes the live API match the plan and returns the API's id.
   *
   * @param commit the commit of the map, which the deployment records; null if it is unknown
   */
  public String apply(Plan plan, @Nullable String commit) {
    String apiId = new ApiWork(aws, plan, commit, progress).perform();
    return apiId == null
        ? apply(Plan.of(plan.desired(), reread(plan.desired().settings()), Rollout.WHOLE), commit)
        : apiId;
  }

  /** The API that another run created at the same time. */
  private @Nullable LiveApi reread(Settings settings) {
    RestApi api = OwnedApis.find(aws, settings).apis().get(settings.api().part());
    return api == null ? null : new LiveApiReader(aws, settings).read(api);
  }

  /** Puts the stage back as it was before a plan was applied. */
  public void putBack(Plan plan, LiveStage before) {
    progress.accept(
        "putting stage " + before.name() + " back as it was, at deployment " + before.deployment());
    ApiWork work = new ApiWork(aws, plan, null, progress);
    work.deployed(plan.deploys() ? before.deployment() : null);
    new ChangeStage(plan.stageEditsBack(before)).perform(work);
  }

  /** Makes the map the owner of an API that others created. */
  public void adopt(String apiId, Settings settings) {
    progress.accept("tagging API " + apiId);
    aws.tags().tagApi(apiId, MapTags.ofApi(settings));
  }

  /** Deletes a deployment, unless a stage points at it by now. */
  public void prune(String apiId, String deployment) {
    progress.accept("deleting deployment " + deployment);
    aws.deployments().delete(apiId, deployment);
  }

  /** Deletes an API with all its stages. */
  public void destroy(String apiId) {
    progress.accept("deleting API " + apiId);
    aws.apis().delete(apiId);
  }
}
