package dev.ingressmap.gateway.cli;

import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.deploy.Deployer;
import dev.ingressmap.gateway.deploy.Plan;
import dev.ingressmap.gateway.deploy.Rollout;
import dev.ingressmap.gateway.settings.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gateway apply}. */
@Command(
    name = "apply",
    description = "Makes the API what the ingress map says, and deploys it to the stage.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class ApplyCommand extends GatewayAction {

  @Mixin private Approval approval = new Approval();

  @Option(
      names = "--canary",
      paramLabel = "PERCENT",
      description = {
        "Deploy beside the live deployment, for this part of the traffic, such as 10%%.",
        "promote makes it live, rollback ends it. Without --canary, apply ends a canary."
      })
  private @Nullable String canary;

  @Override
  int run(Settings settings) {
    Rollout rollout = canary == null ? Rollout.WHOLE : new Rollout(Percentage.parse(canary));
    DesiredApi desired = desired(settings);
    try (Session session = connect(settings)) {
      Plan plan = Plan.of(desired, session.reader().read(), rollout);
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
