package dev.ingressmap.gateway.cli.command;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.api.HeldBack;
import dev.ingressmap.gateway.cli.help.Version;
import dev.ingressmap.gateway.cli.report.DomainView;
import dev.ingressmap.gateway.cli.report.HeldBackText;
import dev.ingressmap.gateway.cli.report.PartView;
import dev.ingressmap.gateway.cli.report.StageView;
import dev.ingressmap.gateway.cli.report.StatusReport;
import dev.ingressmap.gateway.cli.report.Subject;
import dev.ingressmap.gateway.cli.session.GatewayAction;
import dev.ingressmap.gateway.cli.session.Session;
import dev.ingressmap.gateway.cli.terminal.ExitCode;
import dev.ingressmap.gateway.deploy.Convergence;
import dev.ingressmap.gateway.deploy.LiveMap;
import dev.ingressmap.gateway.deploy.MapPlan;
import dev.ingressmap.gateway.deploy.api.LiveApi;
import dev.ingressmap.gateway.deploy.change.Rollout;
import dev.ingressmap.gateway.deploy.domain.LiveDomain;
import dev.ingressmap.gateway.deploy.stage.Deployments;
import dev.ingressmap.gateway.deploy.usageplan.LiveUsagePlan;
import dev.ingressmap.gateway.mapping.SharedMap;
import dev.ingressmap.gateway.settings.Domain;
import dev.ingressmap.gateway.settings.Settings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** {@code gateway status}. */
@Command(
    name = "status",
    description =
        "Shows what the stage serves, and with a map, whether it matches the map; changes nothing.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {"gateway status", "gateway status -f k8s/base --output json"})
public final class StatusCommand extends GatewayAction {

  @Override
  protected int run(Settings settings) {
    SharedMap shared = mapIsGiven() ? sharedMap(settings) : null;
    try (Session session = connect(settings)) {
      if (shared == null) {
        Subject subject = Subject.of(session);
        Deployments deployments = session.reader().deployments(subject.apiId());
        List<LiveUsagePlan> plans =
            settings.usagePlans().isEmpty()
                ? List.of()
                : session.usagePlans(this::progress).owned();
        Domain wanted = settings.domain();
        LiveDomain domain =
            wanted == null
                ? null
                : session.domains(this::progress).find(wanted.name()).orElse(null);
        StageView stage = StageView.of(subject.stage(), deployments);
        show(session, subject.apiId(), stage, plans, domain, null, parts(session));
      } else {
        Convergence convergence = session.convergence(this::progress);
        LiveMap map = convergence.read();
        LiveApi live = map.rest();
        if (live == null) {
          throw Subject.noApi(settings);
        }
        if (live.stage() == null) {
          throw new InvalidInput(
              "API "
                  + settings.api().name()
                  + " ("
                  + live.id()
                  + ") has no stage "
                  + settings.stage().name()
                  + ": gateway apply creates the stage");
        }
        DesiredApi desired = convergence.desired(shared, map);
        MapPlan plan = convergence.plan(desired, map, Rollout.WHOLE);
        show(
            session,
            live.id(),
            StageView.of(live.stage(), live.deployments()),
            map.usagePlans(),
            map.domains().of(settings),
            plan,
            parts(settings, map));
      }
      return ExitCode.DONE;
    }
  }

  private void show(
      Session session,
      String apiId,
      StageView stage,
      List<LiveUsagePlan> plans,
      @Nullable LiveDomain liveDomain,
      @Nullable MapPlan plan,
      List<PartView> parts) {
    String name = session.settings().stage().name();
    List<String> usagePlans = openTo(apiId + ":" + name, plans);
    line("API", session.settings().api().name() + " (" + apiId + ")");
    line("Stage", name);
    stage.tell(this::line);
    if (!usagePlans.isEmpty()) {
      line("Plans", String.join(", ", usagePlans));
    }
    if (plan != null) {
      line("Map", plan.isEmpty() ? "in sync" : "not in sync: gateway plan shows what differs");
    }
    if (parts.isEmpty()) {
      line("Invoke URL", session.invokeUrl(apiId));
    }
    parts.forEach(part -> part.tell(this::line));
    DomainView domain = domain(session.settings(), liveDomain, apiId);
    List<HeldBack> heldBack = plan == null ? List.of() : plan.desired().heldBack();
    say(HeldBackText.of(heldBack));
    say("");
    say(session.calls() + ".");
    report(
        StatusReport.of(
            session,
            apiId,
            stage,
            usagePlans,
            domain,
            plan == null ? null : plan.isEmpty(),
            parts,
            heldBack));
  }

  /** The APIs of the parts of a split map. */
  private static List<PartView> parts(Session session) {
    Settings settings = session.settings();
    if (settings.api().split().isNone()) {
      return List.of();
    }
    Map<String, String> ids = session.owned().titles(settings);
    return settings.api().split().segments().stream()
        .map(session::of)
        .map(part -> PartView.read(part, ids.get(part.settings().api().title())))
        .toList();
  }

  private static List<PartView> parts(Settings settings, LiveMap map) {
    return settings.api().split().segments().stream()
        .map(part -> PartView.of(settings.of(part), map.apis().get(part)))
        .toList();
  }

  /** Prints the domain; returns null if it does not lead to the stage. */
  private @Nullable DomainView domain(Settings settings, @Nullable LiveDomain live, String apiId) {
    Domain desired = settings.domain();
    if (desired == null) {
      return null;
    }
    if (live == null || !live.serves(desired.basePath(), apiId, settings.stage().name())) {
      line("Domain", desired.url() + " does not lead here yet: gateway apply creates it");
      return null;
    }
    DomainView domain = DomainView.of(settings, desired, live);
    line("Domain", domain.url());
    String zone = domain.recordZoneId();
    line(
        "DNS record",
        zone == null || live.isLedToBy(zone)
            ? domain.record()
            : "not in hosted zone " + zone + " yet: gateway apply creates it");
    return domain;
  }

  /** The names of the plans that give access to a stage. */
  private static List<String> openTo(String apiStage, List<LiveUsagePlan> plans) {
    return plans.stream()
        .filter(plan -> plan.apiStages().contains(apiStage))
        .map(LiveUsagePlan::name)
        .sorted()
        .toList();
  }

  private void line(String name, String value) {
    say("%-10s  %s".formatted(name, value));
  }
}
