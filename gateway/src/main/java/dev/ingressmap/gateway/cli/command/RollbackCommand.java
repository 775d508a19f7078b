package dev.ingressmap.gateway.cli.command;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.cli.help.Version;
import dev.ingressmap.gateway.cli.option.PartOption;
import dev.ingressmap.gateway.cli.report.Report;
import dev.ingressmap.gateway.cli.report.Subject;
import dev.ingressmap.gateway.cli.session.Approval;
import dev.ingressmap.gateway.cli.session.GatewayAction;
import dev.ingressmap.gateway.cli.session.Session;
import dev.ingressmap.gateway.cli.terminal.ExitCode;
import dev.ingressmap.gateway.cli.terminal.Line;
import dev.ingressmap.gateway.deploy.change.Change;
import dev.ingressmap.gateway.deploy.stage.LiveStage;
import dev.ingressmap.gateway.deploy.stage.StageMove;
import dev.ingressmap.gateway.settings.Settings;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gateway rollback}. */
@Command(
    name = "rollback",
    description = {
      "Points the stage at the deployment that was live before. If there is a canary, only ends"
          + " the canary.",
      "The next apply of the unchanged map rolls forward again."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {"gateway rollback", "gateway rollback --to a1b2c3 --auto-approve"})
public final class RollbackCommand extends GatewayAction {

  @Mixin private Approval approval = new Approval();
  @Mixin private PartOption part = new PartOption();

  @Option(
      names = "--to",
      paramLabel = "DEPLOYMENT",
      description = "A deployment that history lists (default: the one that was live before).")
  private @Nullable String to;

  @Override
  protected int run(Settings map) {
    if (to != null && to.isBlank()) {
      throw new InvalidInput(
          "--to \"" + to + "\": names no deployment: gateway history lists them");
    }
    Settings settings = part.of(map);
    try (Session session = connect(settings)) {
      Subject subject = Subject.of(session);
      StageMove move = move(session, subject);
      List<Change> changes = List.of(move.change());
      List<Line> proposal = subject.proposal("Rolls back", settings, move);
      if (!approved(approval, proposal, "Roll back?")) {
        say("Nothing was changed.");
        report(Report.of("rollback", session, subject.apiId(), changes, false));
        return ExitCode.FAILED;
      }
      progress(move.progress());
      session.mover().roll(subject.apiId(), move);
      say("");
      say(stays(subject.stage(), move));
      say("The map is unchanged: plan shows the difference, and the next apply rolls forward.");
      say("Rolled back: " + session.calls() + ".");
      report(Report.of("rollback", session, subject.apiId(), changes, true));
      return ExitCode.DONE;
    }
  }

  private StageMove move(Session session, Subject subject) {
    LiveStage stage = subject.stage();
    if (to != null && !to.equals(stage.deployment())) {
      // Do not ask about the impossible. If no question is asked, this saves a call.
      if (!approval.isGiven()) {
        session.reader().requireDeployment(subject.apiId(), to);
      }
      return StageMove.to(stage, to);
    }
    if (stage.canary() != null) {
      return StageMove.endOfCanary(stage);
    }
    if (to != null) {
      throw new InvalidInput(
          "deployment "
              + to
              + " is what stage "
              + stage.name()
              + " points at: nothing to roll back");
    }
    return StageMove.to(stage, session.reader().deployments(subject.apiId()).before(stage).id());
  }

  private static String stays(LiveStage stage, StageMove move) {
    return move.deployment() == null
        ? "The canary is gone. Deployment " + stage.deployment() + " stays live."
        : "Deployment " + move.deployment() + " is live.";
  }
}
