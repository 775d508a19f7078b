package dev.ingressmap.gateway.cli.report;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.cli.session.Session;
import dev.ingressmap.gateway.cli.terminal.Line;
import dev.ingressmap.gateway.deploy.stage.LiveStage;
import dev.ingressmap.gateway.deploy.stage.StageMove;
import dev.ingressmap.gateway.settings.Settings;
import java.util.ArrayList;
import java.util.List;

/** The API and the stage of a command. Both must exist. */
public record Subject(String apiId, LiveStage stage) {

  /** Finds them, with two reads. */
  public static Subject of(Session session) {
    Settings settings = session.settings();
    String apiId = session.reader().findId().orElseThrow(() -> noApi(settings));
    List<LiveStage> stages = session.reader().stages(apiId);
    LiveStage stage =
        session.reader().wanted(stages).orElseThrow(() -> noStage(settings, apiId, stages));
    return new Subject(apiId, stage);
  }

  /** What will happen to the stage, for people. */
  public List<Line> proposal(String what, Settings settings, StageMove move) {
    List<Line> lines = new ArrayList<>();
    lines.add(
        Line.of(
            what
                + " API "
                + settings.api().title()
                + " ("
                + apiId
                + "), stage "
                + stage.name()
                + ":"));
    lines.add(Line.EMPTY);
    lines.addAll(PlanText.lines(move.change()));
    lines.add(Line.EMPTY);
    return lines;
  }

  public static InvalidInput noApi(Settings settings) {
    return new InvalidInput(
        "there is no API " + settings.api().title() + " of this map yet: gateway apply creates it");
  }

  static InvalidInput noStage(Settings settings, String apiId, List<LiveStage> stages) {
    String has = String.join(", ", stages.stream().map(LiveStage::name).toList());
    return new InvalidInput(
        "API "
            + settings.api().title()
            + " ("
            + apiId
            + ") has no stage "
            + settings.stage().name()
            + (has.isEmpty() ? "" : ", it has " + has)
            + ": gateway apply creates the stage");
  }
}
