package dev.ingressmap.gateway.cli.command;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.aws.api.Canary;
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
import dev.ingressmap.gateway.deploy.stage.StageMove;
import dev.ingressmap.gateway.settings.Settings;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code gateway promote}. */
@Command(
    name = "promote",
    description = "Makes the canary live: all of the stage's traffic goes to it.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {"gateway promote", "gateway promote --part orders"})
public final class PromoteCommand extends GatewayAction {

  @Mixin private Approval approval = new Approval();
  @Mixin private PartOption part = new PartOption();

  @Override
  protected int run(Settings map) {
    Settings settings = part.of(map);
    try (Session session = connect(settings)) {
      Subject subject = Subject.of(session);
      StageMove move = StageMove.promotion(subject.stage(), canary(settings, subject));
      List<Change> changes = List.of(move.change());
      List<Line> proposal = subject.proposal("Promotes the canary of", settings, move);
      if (!approved(approval, proposal, "Promote it?")) {
        say("Nothing was changed.");
        report(Report.of("promote", session, subject.apiId(), changes, false));
        return ExitCode.FAILED;
      }
      progress(move.progress());
      session.mover().promote(subject.apiId(), subject.stage());
      say("");
      say("Deployment " + move.deployment() + " is live.");
      say("Promoted: " + session.calls() + ".");
      report(Report.of("promote", session, subject.apiId(), changes, true));
      return ExitCode.DONE;
    }
  }

  private static Canary canary(Settings settings, Subject subject) {
    Canary canary = subject.stage().canary();
    if (canary == null) {
      throw new InvalidInput(
          "stage "
              + subject.stage().name()
              + " of API "
              + settings.api().title()
              + " ("
              + subject.apiId()
              + ") has no canary to promote: gateway apply --canary 10% creates one");
    }
    return canary;
  }
}
