package dev.ingressmap.gateway.cli.command;

import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.cli.help.Version;
import dev.ingressmap.gateway.cli.report.PlanText;
import dev.ingressmap.gateway.cli.report.Report;
import dev.ingressmap.gateway.cli.session.Approval;
import dev.ingressmap.gateway.cli.session.GatewayAction;
import dev.ingressmap.gateway.cli.session.Session;
import dev.ingressmap.gateway.cli.terminal.ExitCode;
import dev.ingressmap.gateway.cli.terminal.Line;
import dev.ingressmap.gateway.deploy.LiveMap;
import dev.ingressmap.gateway.deploy.MapPlan;
import dev.ingressmap.gateway.deploy.api.step.Deployer;
import dev.ingressmap.gateway.deploy.change.Rollout;
import dev.ingressmap.gateway.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code gateway import-existing}. */
@Command(
    name = "import-existing",
    description = {
      "Tags an API that was created elsewhere as the map's.",
      "It shows what the next apply would change before it asks, and changes nothing else."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = "gateway import-existing a1b2c3d4e5 -f k8s/base")
public final class ImportExistingCommand extends GatewayAction {

  @Mixin private Approval approval = new Approval();

  @Parameters(paramLabel = "API", description = "The id of the API, such as a1b2c3d4e5.")
  private String apiId = "";

  @Override
  protected int run(Settings settings) {
    DesiredApi desired = desired(settings);
    try (Session session = connect(settings)) {
      LiveMap foreign = session.map().complete(session.map().readForeign(apiId));
      MapPlan plan = MapPlan.of(desired, foreign, Rollout.WHOLE);
      String name = settings.api().name();
      List<Line> proposal = new ArrayList<>(PlanText.of(plan, null, Map.of()));
      proposal.add(Line.EMPTY);
      proposal.add(
          Line.of(
              "Adopts API "
                  + apiId
                  + " for map "
                  + name
                  + ". The next apply would change the above; nothing changes now."));
      boolean approved = approved(approval, proposal, "Adopt it?");
      if (approved) {
        new Deployer(session.aws(), this::progress).adopt(apiId, settings);
      }
      say(approved ? "Adopted: " + session.calls() + "." : "Nothing was changed.");
      report(Report.of("import-existing", session, apiId, plan.changes(), false));
      return approved ? ExitCode.DONE : ExitCode.FAILED;
    }
  }
}
