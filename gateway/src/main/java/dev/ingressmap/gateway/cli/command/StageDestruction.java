package dev.ingressmap.gateway.cli.command;

import dev.ingressmap.gateway.cli.report.Destruction;
import dev.ingressmap.gateway.cli.session.Session;
import dev.ingressmap.gateway.cli.terminal.Line;
import dev.ingressmap.gateway.deploy.StageBelongings;
import dev.ingressmap.gateway.deploy.StageBelongings.OwnDeployment;
import dev.ingressmap.gateway.deploy.StageBelongings.Part;
import dev.ingressmap.gateway.deploy.StageRemover;
import dev.ingressmap.gateway.deploy.api.OwnedApis;
import dev.ingressmap.gateway.deploy.change.Change;
import dev.ingressmap.gateway.deploy.change.Change.Action;
import dev.ingressmap.gateway.deploy.change.Change.Kind;
import dev.ingressmap.gateway.deploy.domain.DomainDeployer;
import dev.ingressmap.gateway.deploy.domain.LiveDomain;
import dev.ingressmap.gateway.deploy.usageplan.LiveUsagePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Consumer;

/** Deletes one stage of a map that has others, with what only this stage uses. */
final class StageDestruction implements Destruction {

  private final Session session;
  private final OwnedApis apis;
  private final StageBelongings own;
  private final SortedSet<String> others;
  private final Consumer<String> progress;
  private final DomainDeployer deployer;
  private final String stage;

  /**
   * What will be deleted.
   *
   * @param others the stages that remain
   */
  StageDestruction(
      Session session,
      OwnedApis apis,
      StageBelongings own,
      SortedSet<String> others,
      Consumer<String> progress) {
    this.session = session;
    this.apis = apis;
    this.own = own;
    this.others = others;
    this.progress = progress;
    this.deployer = session.domains(progress);
    this.stage = session.settings().stage().name();
  }

  @Override
  public List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    boolean split = !session.settings().api().split().isNone();
    for (Part part : own.stages()) {
      String name = split ? stage + " of " + part.title() : stage;
      changes.add(Destruction.removal(Kind.STAGE, name));
    }
    own.apis().forEach(part -> changes.add(Destruction.removal(Kind.API, part.title())));
    for (OwnDeployment deployment : own.deployments()) {
      changes.add(Destruction.removal(Kind.DEPLOYMENT, deployment.id()));
    }
    own.plans().forEach(plan -> changes.add(Destruction.removal(Kind.USAGE_PLAN, plan.name())));
    own.sharedPlans().forEach(plan -> changes.add(change(Kind.USAGE_PLAN, plan.name())));
    own.keys().forEach(key -> changes.add(Destruction.removal(Kind.API_KEY, key)));
    for (LiveDomain domain : own.domains()) {
      changes.add(
          deployer.deletes(own.departure(), domain)
              ? Destruction.removal(Kind.DOMAIN, domain.name())
              : change(Kind.DOMAIN, domain.name()));
    }
    if (changes.isEmpty() && !own.unmarked().isEmpty()) {
      changes.add(change(Kind.API, session.settings().api().title()));
    }
    return changes;
  }

  private static Change change(Kind kind, String name) {
    return new Change(Action.CHANGE, kind, name, List.of());
  }

  @Override
  public List<Line> proposal() {
    List<String> lines = new ArrayList<>();
    for (Part part : own.stages()) {
      lines.add(
          "Deletes stage "
              + stage
              + " of API "
              + part.title()
              + " ("
              + part.apiId()
              + "); its URL stops working.");
    }
    for (Part part : own.apis()) {
      lines.add(
          "Deletes API "
              + part.title()
              + " ("
              + part.apiId()
              + ") with its only stage, "
              + stage
              + "; its URL stops working.");
    }
    int deployments = own.deployments().size();
    if (deployments > 0) {
      lines.add(
          "Deletes "
              + (deployments == 1 ? "1 deployment" : deployments + " deployments")
              + ", which no other stage uses.");
    }
    if (!own.plans().isEmpty()) {
      List<String> names = own.plans().stream().map(LiveUsagePlan::name).toList();
      lines.add("Deletes usage plans of stage " + stage + ": " + String.join(", ", names) + ".");
    }
    for (LiveUsagePlan plan : own.sharedPlans()) {
      lines.add(
          "Removes stage "
              + stage
              + " from usage plan "
              + plan.name()
              + ", which stays: other stages use it.");
    }
    if (!own.keys().isEmpty()) {
      lines.add(
          "Deletes API keys of stage "
              + stage
              + ": "
              + own.keys().size()
              + ", which then let nobody in.");
    }
    own.domains().forEach(domain -> lines.add(words(domain)));
    if (lines.isEmpty()) {
      lines.add(
          "Removes domain " + String.join(", ", own.unmarked()) + " from the tags of the API.");
    }
    if (apis.rest() != null) {
      lines.add(
          "API "
              + session.settings().api().name()
              + " stays, with stage "
              + String.join(", ", others)
              + ".");
    }
    return Line.all(lines.toArray(String[]::new));
  }

  private String words(LiveDomain domain) {
    return deployer.deletes(own.departure(), domain)
        ? "Deletes domain "
            + domain.name()
            + ", which no other API uses"
            + (domain.isLedTo() ? ", and its record." : ".")
        : "Removes stage "
            + stage
            + " from domain "
            + domain.name()
            + ", which stays: it is not the map's, or other APIs use it.";
  }

  @Override
  public void perform() {
    new StageRemover(session.aws(), session.settings(), progress).remove(apis, own);
  }
}
