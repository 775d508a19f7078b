package dev.ingressmap.gateway.cli.command;

import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.cli.help.Version;
import dev.ingressmap.gateway.cli.option.Percentage;
import dev.ingressmap.gateway.cli.report.DomainView;
import dev.ingressmap.gateway.cli.report.PlanText;
import dev.ingressmap.gateway.cli.report.Report;
import dev.ingressmap.gateway.cli.session.GatewayAction;
import dev.ingressmap.gateway.cli.session.Session;
import dev.ingressmap.gateway.cli.terminal.ExitCode;
import dev.ingressmap.gateway.deploy.Convergence;
import dev.ingressmap.gateway.deploy.LiveMap;
import dev.ingressmap.gateway.deploy.MapPlan;
import dev.ingressmap.gateway.deploy.access.RouteChanges;
import dev.ingressmap.gateway.deploy.change.Rollout;
import dev.ingressmap.gateway.mapping.SharedMap;
import dev.ingressmap.gateway.settings.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code gateway plan}. */
@Command(
    name = "plan",
    description = "Shows what apply would change, and changes nothing.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "gateway plan -f k8s/base",
      "gateway plan --from-cluster --context prod --namespace shop",
      "gateway plan -f k8s/base --canary 10%"
    },
    exitCodeList = {"0:no changes", "1:an error", "2:there are changes"})
public final class PlanCommand extends GatewayAction {

  @Option(
      names = "--canary",
      paramLabel = "PERCENT",
      description = "Plan for apply with this option: for a canary, such as 10%%.")
  private @Nullable String canary;

  @Override
  protected int run(Settings settings) {
    Rollout rollout = canary == null ? Rollout.WHOLE : new Rollout(Percentage.parse(canary));
    SharedMap map = sharedMap(settings);
    try (Session session = connect(settings)) {
      Convergence convergence = session.convergence(this::progress);
      LiveMap live = convergence.read();
      DesiredApi desired = convergence.desired(map, live);
      MapPlan plan = convergence.completePlan(desired, live, rollout);
      RouteChanges forCallers = convergence.forCallers(plan).orElse(null);
      say(PlanText.of(plan, forCallers, convergence.removed(plan)));
      convergence.check(plan);
      say("");
      say(session.calls() + ".");
      DomainView domain = DomainView.of(settings, plan.liveDomain());
      report(
          Report.of("plan", session, plan.rest().apiId(), plan.changes(), false)
              .with(domain)
              .withForCallers(forCallers)
              .withHeldBack(desired.heldBack()));
      return plan.isEmpty() ? ExitCode.DONE : ExitCode.CHANGES;
    }
  }
}
