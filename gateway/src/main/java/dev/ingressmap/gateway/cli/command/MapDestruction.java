package dev.ingressmap.gateway.cli.command;

import dev.ingressmap.gateway.cli.report.Destruction;
import dev.ingressmap.gateway.cli.session.Session;
import dev.ingressmap.gateway.cli.terminal.Line;
import dev.ingressmap.gateway.deploy.api.OwnedApis;
import dev.ingressmap.gateway.deploy.api.step.Deployer;
import dev.ingressmap.gateway.deploy.change.Change;
import dev.ingressmap.gateway.deploy.change.Change.Action;
import dev.ingressmap.gateway.deploy.change.Change.Kind;
import dev.ingressmap.gateway.deploy.domain.Departure;
import dev.ingressmap.gateway.deploy.domain.DomainDeployer;
import dev.ingressmap.gateway.deploy.domain.LiveDomain;
import dev.ingressmap.gateway.deploy.usageplan.LiveUsagePlan;
import dev.ingressmap.gateway.deploy.usageplan.UsagePlanDeployer;
import dev.ingressmap.gateway.settings.Domain;
import dev.ingressmap.gateway.settings.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Deletes everything that a map has, with all its stages. */
final class MapDestruction implements Destruction {

  private final Session session;
  private final OwnedApis apis;
  private final SortedSet<String> stages;
  private final Consumer<String> progress;
  private final UsagePlanDeployer usagePlans;
  private final DomainDeployer deployer;
  private final Departure departure;
  private final List<LiveUsagePlan> plans;
  private final List<String> keys;
  private final List<LiveDomain> domains;

  /**
   * Reads what exists.
   *
   * @param known the settings of each stage in the file
   * @param stages that exist
   */
  MapDestruction(
      Session session,
      OwnedApis apis,
      Collection<Settings> known,
      SortedSet<String> stages,
      Consumer<String> progress) {
    this.session = session;
    this.apis = apis;
    this.stages = stages;
    this.progress = progress;
    usagePlans = session.usagePlans(progress);
    deployer = session.domains(progress);
    departure = Departure.ofMap(apis.ids());
    // If somebody deleted the API by hand, its plans and keys may still exist.
    boolean looks =
        apis.rest() == null ? !session.settings().usagePlans().isEmpty() : apis.marked();
    plans = looks ? usagePlans.owned() : List.of();
    keys = looks ? usagePlans.ownedKeys() : List.of();
    domains =
        deployer.of(
            departure, deployer.find(apis.rest() == null ? domainNames(known) : apis.domains()));
  }

  private static SortedSet<String> domainNames(Collection<Settings> known) {
    return known.stream()
        .map(Settings::domain)
        .filter(Objects::nonNull)
        .map(Domain::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    apis.titles(session.settings())
        .keySet()
        .forEach(title -> changes.add(Destruction.removal(Kind.API, title)));
    plans.forEach(plan -> changes.add(Destruction.removal(Kind.USAGE_PLAN, plan.name())));
    keys.forEach(key -> changes.add(Destruction.removal(Kind.API_KEY, key)));
    for (LiveDomain domain : domains) {
      changes.add(
          deployer.deletes(departure, domain)
              ? Destruction.removal(Kind.DOMAIN, domain.name())
              : new Change(Action.CHANGE, Kind.DOMAIN, domain.name(), List.of()));
    }
    return changes;
  }

  @Override
  public List<Line> proposal() {
    String name = session.settings().api().name();
    List<Line> lines = new ArrayList<>();
    apis.titles(session.settings())
        .forEach((title, id) ->
            lines.add(
                Line.of(
                    "Deletes API "
                        + title
                        + " ("
                        + id
                        + ") with "
                        + stageWords()
                        + "; its URL stops working.")));
    if (!plans.isEmpty()) {
      lines.add(
          Line.of(
              "Deletes usage plans of map "
                  + name
                  + ": "
                  + String.join(
                      ", ", plans.stream().map(p -> p.name() + " of stage " + p.stage()).toList())
                  + "."));
    }
    if (!keys.isEmpty()) {
      lines.add(
          Line.of(
              "Deletes API keys of map "
                  + name
                  + ": "
                  + keys.size()
                  + ", which then let nobody in."));
    }
    for (LiveDomain domain : domains) {
      lines.add(
          Line.of(
              deployer.deletes(departure, domain)
                  ? "Deletes domain "
                      + domain.name()
                      + ", which no other API uses"
                      + (domain.isLedTo() ? ", and its record." : ".")
                  : "Removes map "
                      + name
                      + " from domain "
                      + domain.name()
                      + ", which stays: it is not the map's, or other APIs use it."));
    }
    return lines;
  }

  private String stageWords() {
    return switch (stages.size()) {
      case 0 -> "all its stages";
      case 1 -> "its only stage, " + stages.first();
      default -> "all its stages (" + String.join(", ", stages) + ")";
    };
  }

  @Override
  public void perform() {
    // AWS deletes no API to which a base path is mapped.
    deployer.destroy(departure, domains);
    usagePlans.destroy(plans, keys);
    apis.ids().forEach(new Deployer(session.aws(), progress)::destroy);
  }
}
