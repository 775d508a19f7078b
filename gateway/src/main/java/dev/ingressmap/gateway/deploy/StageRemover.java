package dev.ingressmap.gateway.deploy;

import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.aws.api.RestApi;
import dev.ingressmap.gateway.deploy.StageBelongings.OwnDeployment;
import dev.ingressmap.gateway.deploy.StageBelongings.Part;
import dev.ingressmap.gateway.deploy.api.OwnedApis;
import dev.ingressmap.gateway.deploy.api.step.Deployer;
import dev.ingressmap.gateway.deploy.domain.DomainDeployer;
import dev.ingressmap.gateway.deploy.usageplan.UsagePlanDeployer;
import dev.ingressmap.gateway.settings.Settings;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Deletes one stage of a map and everything that belongs only to it.
 *
 * <p>It may be interrupted after any step: the next run finds what is left by tags, descriptions
 * and mappings. So the tag that names the domains is changed last.
 */
public final class StageRemover {

  private final ApiGateway aws;
  private final Settings settings;
  private final Consumer<String> progress;

  /**
   * A remover that reports each step before it.
   *
   * @param settings of the stage
   */
  public StageRemover(ApiGateway aws, Settings settings, Consumer<String> progress) {
    this.aws = aws;
    this.settings = settings;
    this.progress = progress;
  }

  /** Deletes what belongs to a stage. */
  public void remove(OwnedApis owned, StageBelongings own) {
    DomainDeployer domains = new DomainDeployer(aws, settings, progress);
    UsagePlanDeployer usagePlans = new UsagePlanDeployer(aws, settings, progress);
    Deployer deployer = new Deployer(aws, progress);
    domains.destroy(own.departure(), own.domains());
    own.sharedPlans().forEach(plan -> usagePlans.reduce(plan, own.departure().apiStages()));
    usagePlans.destroy(own.plans(), own.keys());
    for (Part part : own.stages()) {
      String stage = settings.stage().name();
      progress.accept("deleting stage " + stage + " of API " + part.apiId());
      aws.stages().delete(part.apiId(), stage);
    }
    for (OwnDeployment deployment : own.deployments()) {
      deployer.prune(deployment.apiId(), deployment.id());
    }
    own.apis().forEach(part -> deployer.destroy(part.apiId()));
    RestApi rest = owned.rest();
    if (rest != null && !own.unmarked().isEmpty()) {
      SortedSet<String> marks = new TreeSet<>(owned.domains());
      marks.removeAll(own.unmarked());
      domains.mark(rest.id(), marks);
    }
  }
}
