package dev.ingressmap.gateway.cli.command;

import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.cli.help.Version;
import dev.ingressmap.gateway.cli.report.DomainView;
import dev.ingressmap.gateway.cli.report.PlanText;
import dev.ingressmap.gateway.cli.report.Report;
import dev.ingressmap.gateway.cli.session.GatewayAction;
import dev.ingressmap.gateway.cli.session.Session;
import dev.ingressmap.gateway.cli.terminal.ExitCode;
import dev.ingressmap.gateway.deploy.Convergence;
import dev.ingressmap.gateway.deploy.MapPlan;
import dev.ingressmap.gateway.deploy.access.RouteChanges;
import dev.ingressmap.gateway.deploy.change.Rollout;
import dev.ingressmap.gateway.settings.Settings;
import picocli.CommandLine.Command;

/** {@code gateway plan}. */
@Command(
    name = "plan",
    description = "Shows what apply would change, and changes nothing.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "gateway plan -f k8s/base",
      "gateway plan --from-cluster --context prod --namespace shop"
    },
    exitCodeList = {"0:no changes", "1:an error", "2:there are changes"})
public final class PlanCommand extends GatewayAction {

  @Override
  protected int run(Settings settings) {
    DesiredApi desired = desired(settings);
    try (Session session = connect(settings)) {
      Convergence convergence = session.convergence(this::progress);
      MapPlan plan = convergence.completePlan(desired, convergence.read(), Rollout.WHOLE);
      RouteChanges forCallers = convergence.forCallers(plan).orElse(null);
      say(PlanText.of(plan, forCallers));
      plan.checkProtection();
      say("");
      say(session.calls() + ".");
      DomainView domain = DomainView.of(settings, plan.liveDomain());
      report(
          Report.of("plan", session, plan.rest().apiId(), plan.changes(), false)
              .with(domain)
              .withForCallers(forCallers));
      return plan.isEmpty() ? ExitCode.DONE : ExitCode.CHANGES;
    }
  }
}
