package dev.ingressmap.gateway.cli;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.deploy.Change;
import dev.ingressmap.gateway.deploy.LiveStage;
import dev.ingressmap.gateway.deploy.StageMove;
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
final class PromoteCommand extends GatewayAction {

  @Mixin private Approval approval = new Approval();
  @Mixin private PartOption part = new PartOption();

  @Override
  int run(Settings map) {
    Settings settings = part.of(map);
    try (Session session = connect(settings)) {
      Subject subject = Subject.of(session);
      StageMove move = StageMove.promotion(subject.stage(), canary(settings, subject));
      List<Change> changes = List.of(move.change());
      List<Line> proposal = subject.proposal("Promotes the canary of", settings, move);
      if (!approved(approval, proposal, "Promote it?")) {
        say("Nothing was changed.");
        report(Report.of("promote", session, subject.apiId(), changes, false));
        return Gateway.FAILED;
      }
      progress(move.progress());
      session.mover().promote(subject.apiId(), subject.stage());
      say("");
      say("Deployment " + move.deployment() + " is live.");
      say("Promoted: " + session.calls() + ".");
      report(Report.of("promote", session, subject.apiId(), changes, true));
      return Gateway.DONE;
    }
  }

  private static LiveStage.Canary canary(Settings settings, Subject subject) {
    LiveStage.Canary canary = subject.stage().canary();
    if (canary == null) {
      throw new InvalidInput(
          "stage "
              + subject.stage().name()
              + " of API "
              + settings.api().title()
              + " ("
              + subject.apiId()
              + ") has no canary to promote: gateway apply --canary 10% makes one");
    }
    return canary;
  }
}
