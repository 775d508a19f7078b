package dev.ingressmap.gateway.deploy;

import dev.ingressmap.gateway.deploy.api.Plan;
import dev.ingressmap.gateway.deploy.api.step.Deployer;
import dev.ingressmap.gateway.deploy.domain.DomainChange;
import dev.ingressmap.gateway.deploy.usageplan.UsagePlanChange;
import dev.ingressmap.gateway.settings.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One part of applying a map, with its own steps on one kind of resource.
 *
 * <p>Paths that move from one API to another are served all the time: the new API answers before
 * callers are sent to it, and the old one is deleted when nobody is sent to it anymore. Each of
 * these steps is given the time that it takes to {@linkplain Moves spread}.
 */
sealed interface MapStep {

  void perform(MapWork work);

  /** The steps of a plan, in order. */
  static List<MapStep> of(MapPlan plan, Moves moves) {
    List<MapStep> steps = new ArrayList<>();
    for (Plan api : plan.apis()) {
      if (api.part().equals(Split.REST) && plan.isSplit() && !plan.isCanary()) {
        steps.add(new AttachUsagePlans());
        steps.add(new OpenParts(moves.untilPartsAnswer()));
        moves.untilPartsAreCalled().map(Await::new).ifPresent(steps::add);
      }
      if (!api.isEmpty()) {
        steps.add(new ApplyPart(api));
      }
    }
    if (!plan.isCanary()) {
      boolean isNew = plan.live().rest() == null;
      if (isNew) {
        steps.add(new ReadDomains());
      }
      // The domains come first, so that callers are not sent to something that has lost its usage
      // plan.
      moves.untilRestAnswers().map(Await::new).ifPresent(steps::add);
      steps.add(new ChangeDomains());
      moves.untilRestIsCalled().map(Await::new).ifPresent(steps::add);
      steps.add(new ChangeUsagePlans(isNew));
      surplus(plan, steps);
    }
    return steps;
  }

  private static void surplus(MapPlan plan, List<MapStep> steps) {
    String stage = plan.settings().stage().name();
    plan.live()
        .surplus()
        .forEach((part, api) -> {
          if (api.isOnlyFor(stage)) {
            steps.add(new DeleteApi(plan.settings().api().name() + "/" + part, api.id()));
          } else if (api.stages().contains(stage)) {
            steps.add(new DeleteStage(stage, api.id()));
          }
        });
  }

  /** Applies the plan for the API of a part. */
  record ApplyPart(Plan plan) implements MapStep {

    @Override
    public void perform(MapWork work) {
      Deployer deployer = new Deployer(work.aws(), work.progress());
      work.exists(plan.part(), deployer.apply(plan, work.commit()));
    }
  }

  /** Adds the APIs of new parts to the usage plans. */
  record AttachUsagePlans() implements MapStep {

    @Override
    public void perform(MapWork work) {
      if (work.plans().attach(work.apis(), work.usagePlans())) {
        work.readUsagePlans();
      }
    }
  }

  /**
   * Sends callers of the domain to the parts.
   *
   * @param before what has to spread first, for people
   */
  record OpenParts(Optional<String> before) implements MapStep {

    @Override
    public void perform(MapWork work) {
      if (!work.domainDeployer().isOpen(work.apis(), work.domains())) {
        before.ifPresent(work.spread()::await);
        work.domainDeployer().open(work.apis(), work.domains());
        work.readDomains(work.domains().markedWith(work.settings()));
      }
    }
  }

  /** Waits until the changes have spread. */
  record Await(String what) implements MapStep {

    @Override
    public void perform(MapWork work) {
      work.spread().await(what);
    }
  }

  /** Reads the domains of a new API, because others may have created them. */
  record ReadDomains() implements MapStep {

    @Override
    public void perform(MapWork work) {
      work.readDomains(work.domains().marked());
    }
  }

  /** Makes the domains match the settings. */
  record ChangeDomains() implements MapStep {

    @Override
    public void perform(MapWork work) {
      work.domainDeployer()
          .apply(
              work.apis(),
              work.domains(),
              DomainChange.between(work.apis(), work.domains().found()));
    }
  }

  /**
   * Makes the usage plans match the settings.
   *
   * @param isNew whether the API is new, so that its plans have not been read yet
   */
  record ChangeUsagePlans(boolean isNew) implements MapStep {

    @Override
    public void perform(MapWork work) {
      if (isNew && !work.settings().usagePlans().isEmpty()) {
        work.readUsagePlans();
      }
      work.plans()
          .apply(
              work.apis(),
              work.isMarked(),
              UsagePlanChange.between(work.apis(), work.usagePlans()));
    }
  }

  /** Deletes the API of a part that is no longer split off. */
  record DeleteApi(String title, String apiId) implements MapStep {

    @Override
    public void perform(MapWork work) {
      work.progress().accept("deleting API " + title);
      work.aws().apis().delete(apiId);
    }
  }

  /** Deletes the stage of such an API, whose other stages stay. */
  record DeleteStage(String stage, String apiId) implements MapStep {

    @Override
    public void perform(MapWork work) {
      work.progress().accept("deleting stage " + stage + " of API " + apiId);
      work.aws().stages().delete(apiId, stage);
    }
  }
}
