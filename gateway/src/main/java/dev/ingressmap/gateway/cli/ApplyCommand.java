package dev.ingressmap.gateway.cli;

import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.deploy.Deployer;
import dev.ingressmap.gateway.deploy.Plan;
import dev.ingressmap.gateway.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code gateway apply}. */
@Command(
    name = "apply",
    description = "Makes the API what the ingress map says, and deploys it to the stage.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class ApplyCommand extends GatewayAction {

  @Mixin private Approval approval = new Approval();

  @Override
  int run(Settings settings) {
    DesiredApi desired = desired(settings);
    try (Session session = connect(settings)) {
      Plan plan = Plan.of(desired, session.reader().read());
      String text = PlanText.of(plan);
      String apiId = plan.live() == null ? null : plan.live().id();
      if (plan.isEmpty()) {
        say(text);
      } else {
        String proposal = text + System.lineSeparator();
        if (!approved(approval, proposal, "Apply these changes?")) {
          say("Nothing was changed.");
          report(Report.of("apply", session, apiId, plan.changes(), false));
          return Gateway.FAILED;
        }
        apiId = new Deployer(session.aws(), this::progress).apply(plan);
      }
      say("");
      say("Invoke URL: " + session.invokeUrl(String.valueOf(apiId)));
      say((plan.isEmpty() ? "Nothing to do" : "Applied") + ": " + session.calls() + ".");
      report(Report.of("apply", session, apiId, plan.changes(), !plan.isEmpty()));
      return Gateway.DONE;
    }
  }
}
