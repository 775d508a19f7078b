package dev.ingressmap.gateway.cli.key;

import dev.ingressmap.gateway.cli.help.Version;
import dev.ingressmap.gateway.cli.option.PlanOption;
import dev.ingressmap.gateway.cli.session.GatewayAction;
import dev.ingressmap.gateway.cli.session.Session;
import dev.ingressmap.gateway.cli.terminal.ExitCode;
import dev.ingressmap.gateway.deploy.usageplan.ApiKeys;
import dev.ingressmap.gateway.deploy.usageplan.LiveApiKey;
import dev.ingressmap.gateway.deploy.usageplan.LiveUsagePlan;
import dev.ingressmap.gateway.settings.Settings;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code gateway keys list}. */
@Command(
    name = "list",
    description = "Lists the API keys of the stage's usage plans, without their values.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {"gateway keys list", "gateway keys list --plan partners --output json"})
final class KeysListCommand extends GatewayAction {

  @Option(names = "--plan", paramLabel = "PLAN", description = "Only those of this usage plan.")
  private @Nullable String plan;

  @Override
  protected int run(Settings settings) {
    try (Session session = connect(settings)) {
      ApiKeys keys = session.keys(this::progress);
      Map<String, LiveUsagePlan> plans = keys.plans();
      Collection<LiveUsagePlan> asked =
          plan == null ? plans.values() : List.of(PlanOption.find(plan, settings, plans));
      List<LiveApiKey> found =
          keys.list(asked).stream().filter(key -> plan == null || plan.equals(key.plan())).toList();
      if (found.isEmpty()) {
        say("This map has no API keys.");
      } else {
        table(found);
      }
      say("");
      say(session.calls() + ".");
      report(KeysReport.ofList(session, found));
      return ExitCode.DONE;
    }
  }

  private void table(List<LiveApiKey> keys) {
    int name = keys.stream().mapToInt(key -> key.name().length()).max().orElse(0);
    int plan = keys.stream().mapToInt(key -> key.plan().length()).max().orElse(0);
    String line = "%-" + Math.max(name, 4) + "s  %-10s  %-" + Math.max(plan, 4) + "s  %-20s  %s";
    say(line.formatted("NAME", "ID", "PLAN", "CREATED", "LETS IN"));
    keys.forEach(
        key -> say(line.formatted(key.name(), key.id(), key.plan(), key.created(), state(key))));
  }

  private static String state(LiveApiKey key) {
    if (!key.attached()) {
      return "no: the plan does not have it";
    }
    return key.enabled() ? "yes" : "no: disabled";
  }
}
