package dev.ingressmap.gateway.cli;

import dev.ingressmap.gateway.deploy.Change;
import dev.ingressmap.gateway.deploy.Change.Action;
import dev.ingressmap.gateway.deploy.Change.Kind;
import dev.ingressmap.gateway.deploy.Deployer;
import dev.ingressmap.gateway.deploy.DomainDeployer;
import dev.ingressmap.gateway.deploy.LiveDomain;
import dev.ingressmap.gateway.deploy.LiveUsagePlan;
import dev.ingressmap.gateway.deploy.OwnedApis;
import dev.ingressmap.gateway.deploy.UsagePlanDeployer;
import dev.ingressmap.gateway.settings.Domain;
import dev.ingressmap.gateway.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code gateway destroy}. */
@Command(
    name = "destroy",
    description =
        "Deletes the API that the map owns, with all its stages, usage plans, keys and"
            + " domains, and nothing else.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {"gateway destroy", "gateway destroy --config gateway.yaml --auto-approve"})
final class DestroyCommand extends GatewayAction {

  @Mixin private Approval approval = new Approval();

  @Override
  int run(Settings settings) {
    try (Session session = connect(settings)) {
      OwnedApis apis = session.owned();
      UsagePlanDeployer usagePlans = session.usagePlans(this::progress);
      // Of an API that somebody deleted by hand, the plans and the keys may still be there.
      boolean looks = apis.rest() == null ? !settings.usagePlans().isEmpty() : apis.marked();
      List<LiveUsagePlan> plans = looks ? usagePlans.owned() : List.of();
      List<String> keys = looks ? usagePlans.ownedKeys() : List.of();
      DomainDeployer deployer = session.domains(this::progress);
      List<LiveDomain> domains =
          deployer.ofApis(
              apis.ids(),
              deployer.find(apis.rest() == null ? names(settings.domain()) : apis.domains()));
      if (apis.ids().isEmpty() && plans.isEmpty() && keys.isEmpty() && domains.isEmpty()) {
        say(
            "There is no API "
                + settings.api().name()
                + " of this map: nothing to destroy. "
                + session.calls()
                + ".");
        report(Report.of("destroy", session, null, List.of(), false));
        return Gateway.DONE;
      }
      List<Change> changes = changes(settings, apis, plans, keys);
      List<Line> proposal = proposal(settings, apis, plans, keys);
      for (LiveDomain domain : domains) {
        boolean whole = deployer.deletes(apis.ids(), domain);
        proposal.add(Line.of(proposal(settings, domain, whole)));
        changes.add(
            whole
                ? removal(Kind.DOMAIN, domain.name())
                : new Change(Action.CHANGE, Kind.DOMAIN, domain.name(), List.of()));
      }
      boolean approved = approved(approval, proposal, "Delete it?");
      if (approved) {
        // AWS deletes no API to which a base path is mapped.
        deployer.destroy(apis.ids(), domains);
        usagePlans.destroy(plans, keys);
        apis.ids().forEach(new Deployer(session.aws(), this::progress)::destroy);
      }
      say(approved ? "Destroyed: " + session.calls() + "." : "Nothing was changed.");
      report(Report.of("destroy", session, null, changes, approved));
      return approved ? Gateway.DONE : Gateway.FAILED;
    }
  }

  private static List<Line> proposal(
      Settings settings, OwnedApis apis, List<LiveUsagePlan> plans, List<String> keys) {
    String name = settings.api().name();
    List<String> deletions = new ArrayList<>();
    apis.titles(settings)
        .forEach((title, id) ->
            deletions.add(
                "API " + title + " (" + id + ") with all its stages; its URL dies with it"));
    if (!plans.isEmpty()) {
      deletions.add(
          "usage plans of map "
              + name
              + ": "
              + String.join(
                  ", ", plans.stream().map(p -> p.name() + " of stage " + p.stage()).toList()));
    }
    if (!keys.isEmpty()) {
      deletions.add("API keys of map " + name + ": " + keys.size() + ", which let nobody in then");
    }
    return deletions.stream()
        .map(deletion -> Line.of("Deletes " + deletion + "."))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static String proposal(Settings settings, LiveDomain domain, boolean whole) {
    return whole
        ? "Deletes domain "
            + domain.name()
            + ", at which nobody else answers"
            + (domain.isLedTo() ? ", and its record." : ".")
        : "Takes map "
            + settings.api().name()
            + " from domain "
            + domain.name()
            + ", which stays: it is not the map's, or others answer there.";
  }

  private static List<String> names(@Nullable Domain domain) {
    return domain == null ? List.of() : List.of(domain.name());
  }

  private static List<Change> changes(
      Settings settings, OwnedApis apis, List<LiveUsagePlan> plans, List<String> keys) {
    List<Change> changes = new ArrayList<>();
    apis.titles(settings).keySet().forEach(title -> changes.add(removal(Kind.API, title)));
    plans.forEach(plan -> changes.add(removal(Kind.USAGE_PLAN, plan.name())));
    keys.forEach(key -> changes.add(removal(Kind.API_KEY, key)));
    return changes;
  }

  private static Change removal(Kind kind, String name) {
    return new Change(Action.REMOVE, kind, name, List.of());
  }
}
