package dev.ingressmap.gateway.cli.command;

import dev.ingressmap.gateway.cli.help.Version;
import dev.ingressmap.gateway.cli.option.PartOption;
import dev.ingressmap.gateway.cli.report.DeploymentView;
import dev.ingressmap.gateway.cli.report.HistoryReport;
import dev.ingressmap.gateway.cli.report.PlanText;
import dev.ingressmap.gateway.cli.report.Subject;
import dev.ingressmap.gateway.cli.session.GatewayAction;
import dev.ingressmap.gateway.cli.session.Session;
import dev.ingressmap.gateway.cli.terminal.ExitCode;
import dev.ingressmap.gateway.deploy.access.RouteChanges;
import dev.ingressmap.gateway.settings.Settings;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gateway history}. */
@Command(
    name = "history",
    description = "Lists the deployments, newest first; changes nothing.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {"gateway history", "gateway history --diff a1b2c3 d4e5f6"})
public final class HistoryCommand extends GatewayAction {

  @Mixin private PartOption part = new PartOption();

  @Option(
      names = "--diff",
      arity = "2",
      paramLabel = "DEPLOYMENT",
      description = "Instead, show the routes that were added or removed between two deployments.")
  private List<String> diff = List.of();

  @Override
  protected int run(Settings map) {
    Settings settings = part.of(map);
    try (Session session = connect(settings)) {
      if (diff.isEmpty()) {
        list(session);
      } else {
        diff(session, settings, diff.get(0), diff.get(1));
      }
      return ExitCode.DONE;
    }
  }

  private void list(Session session) {
    Subject subject = Subject.of(session);
    List<DeploymentView> deployments =
        DeploymentView.all(session.reader().deployments(subject.apiId()), subject.stage());
    say("Deployments of " + name(session, subject.apiId()) + ", the newest first:");
    say("");
    for (DeploymentView deployment : deployments) {
      String state = Objects.requireNonNullElse(deployment.state(), "");
      say(
          "  %-6s  %s  %s  %s"
              .formatted(state, deployment.id(), deployment.created(), deployment.contents()));
    }
    say("");
    say(session.calls() + ".");
    report(HistoryReport.of(session, subject.apiId(), deployments, null));
  }

  private void diff(Session session, Settings settings, String from, String to) {
    String apiId = session.reader().findId().orElseThrow(() -> Subject.noApi(settings));
    RouteChanges changes = session.reader().routeChanges(apiId, from, to);
    say("From deployment " + from + " to " + to + " of " + name(session, apiId) + ":");
    say("");
    say(PlanText.lines(changes));
    if (changes.isEmpty()) {
      say("  the same routes");
    }
    say("");
    say("AWS shows only the methods of an earlier deployment's paths, not what is behind them.");
    say(session.calls() + ".");
    report(
        HistoryReport.of(
            session,
            apiId,
            null,
            new HistoryReport.Difference(
                from, to, changes.added(), changes.removed(), changes.moreOpen())));
  }

  private static String name(Session session, String apiId) {
    Settings settings = session.settings();
    return "API " + settings.api().title() + " (" + apiId + "), stage " + settings.stage().name();
  }
}
