package dev.ingressmap.gateway.cli.command;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.aws.api.RestApi;
import dev.ingressmap.gateway.cli.help.Version;
import dev.ingressmap.gateway.cli.option.MapOptions;
import dev.ingressmap.gateway.cli.report.Destruction;
import dev.ingressmap.gateway.cli.report.Report;
import dev.ingressmap.gateway.cli.session.Approval;
import dev.ingressmap.gateway.cli.session.GatewayAction;
import dev.ingressmap.gateway.cli.session.Session;
import dev.ingressmap.gateway.cli.terminal.ExitCode;
import dev.ingressmap.gateway.cli.terminal.Question;
import dev.ingressmap.gateway.deploy.StageBelongings;
import dev.ingressmap.gateway.deploy.StageBelongingsReader;
import dev.ingressmap.gateway.deploy.api.OwnedApis;
import dev.ingressmap.gateway.deploy.stage.LiveStage;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.yaml.NearestName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gateway destroy}. */
@Command(
    name = "destroy",
    description = {
      "Deletes a stage that the map owns, with its usage plans, keys, domain and deployments. If"
          + " it is the only stage, or with --all-stages, the API is deleted too.",
      "It never deletes what the map does not own, nor an API with api.protected."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {"gateway destroy --stage dev", "gateway destroy --all-stages --auto-approve"})
public final class DestroyCommand extends GatewayAction {

  @Mixin private Approval approval = new Approval();

  @Option(names = "--all-stages", description = "Delete the API with all its stages.")
  private boolean all;

  private List<Settings> known = List.of();
  private @Nullable String chosen;

  /** The settings of the stage, which may have been removed from the file. */
  @Override
  protected Settings settings(MapOptions map) {
    chosen = map.stage();
    if (all && chosen != null) {
      throw new InvalidInput("--stage and --all-stages cannot be combined: remove one");
    }
    known = map.stages();
    return known.stream()
        .filter(settings -> settings.stage().name().equals(chosen))
        .findFirst()
        .orElseGet(() -> chosen == null ? known.get(0) : known.get(0).ofStage(chosen));
  }

  @Override
  protected int run(Settings settings) {
    try (Session session = connect(settings)) {
      OwnedApis apis = session.owned();
      Destruction destruction = destruction(session, apis);
      if (destruction.changes().isEmpty()) {
        say(
            "There is no "
                + (chosen == null ? "" : "stage " + chosen + " of ")
                + "API "
                + settings.api().name()
                + " of this map: nothing to destroy. "
                + session.calls()
                + ".");
        report(Report.of("destroy", session, null, List.of(), false));
        return ExitCode.DONE;
      }
      checkProtection(settings, apis);
      boolean approved =
          approved(approval, destruction.proposal(), Question.name(settings.api().name()));
      if (approved) {
        destruction.perform();
      }
      say(approved ? "Destroyed: " + session.calls() + "." : "Nothing was changed.");
      report(Report.of("destroy", session, null, destruction.changes(), approved));
      return approved ? ExitCode.DONE : ExitCode.FAILED;
    }
  }

  private Destruction destruction(Session session, OwnedApis apis) {
    Map<String, List<LiveStage>> live = new TreeMap<>();
    apis.apis().forEach((part, api) -> live.put(part, session.reader().stages(api.id())));
    SortedSet<String> stages =
        live.values().stream()
            .flatMap(List::stream)
            .map(LiveStage::name)
            .collect(Collectors.toCollection(TreeSet::new));
    if (chosen == null) {
      checkChoice(session.settings(), apis, stages);
    }
    if (chosen == null || stages.equals(Set.of(chosen))) {
      return new MapDestruction(session, apis, known, stages, this::progress);
    }
    StageBelongings own =
        new StageBelongingsReader(session.aws(), session.settings(), apis, live).read();
    if (own.isEmpty()) {
      checkName(session.settings(), chosen, stages);
    }
    stages.remove(chosen);
    return new StageDestruction(session, apis, own, stages, this::progress);
  }

  /** Checks that a stage was named, unless there is only one choice. */
  private void checkChoice(Settings settings, OwnedApis apis, SortedSet<String> stages) {
    RestApi rest = apis.rest();
    String has =
        "API "
            + settings.api().name()
            + (rest == null ? "" : " (" + rest.id() + ")")
            + " has stage";
    if (all || stages.isEmpty()) {
      return;
    }
    if (stages.size() > 1) {
      throw new InvalidInput(
          has
              + "s "
              + String.join(", ", stages)
              + ": choose one with --stage, or delete all of them with --all-stages");
    }
    if (!names().contains(stages.first())) {
      throw new InvalidInput(
          has
              + " "
              + stages.first()
              + ", and the settings have "
              + String.join(", ", names())
              + ": choose it with --stage "
              + stages.first()
              + " if you mean it");
    }
  }

  private SortedSet<String> names() {
    return known.stream()
        .map(settings -> settings.stage().name())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void checkName(Settings settings, String name, SortedSet<String> stages) {
    SortedSet<String> names = names();
    names.addAll(stages);
    if (!names.contains(name)) {
      throw new InvalidInput(
          "--stage "
              + name
              + ": is not a stage of the settings or of API "
              + settings.api().name()
              + ", which have "
              + String.join(", ", names)
              + NearestName.of(name, names).map(NearestName::question).orElse(""));
    }
  }

  private static void checkProtection(Settings settings, OwnedApis apis) {
    if (apis.isProtected() || Boolean.TRUE.equals(settings.api().isProtected())) {
      RestApi rest = apis.rest();
      throw new InvalidInput(
          "API "
              + settings.api().name()
              + (rest == null ? "" : " (" + rest.id() + ")")
              + " is protected: set api.protected to false in gateway.yaml and apply that before"
              + " you destroy it");
    }
  }
}
