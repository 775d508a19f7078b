package dev.ingressmap.gateway.cli;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.deploy.LiveStage;
import dev.ingressmap.gateway.deploy.StageMove;
import dev.ingressmap.gateway.settings.Settings;
import java.util.List;
import java.util.StringJoiner;

/** The API and the stage that a command is about, which have to exist. */
record Subject(String apiId, LiveStage stage) {

  /** Finds them in two reads. */
  static Subject of(Session session) {
    Settings settings = session.settings();
    String apiId = session.reader().findId().orElseThrow(() -> noApi(settings));
    List<LiveStage> stages = session.reader().stages(apiId);
    LiveStage stage =
        session.reader().wanted(stages).orElseThrow(() -> noStage(settings, apiId, stages));
    return new Subject(apiId, stage);
  }

  /** What is about to happen to the stage, for people. */
  String proposal(String what, Settings settings, StageMove move) {
    StringJoiner lines = new StringJoiner(System.lineSeparator());
    lines.add(
        what + " API " + settings.api().title() + " (" + apiId + "), stage " + stage.name() + ":");
    lines.add("");
    PlanText.lines(move.change()).forEach(lines::add);
    return lines.add("").toString();
  }

  static InvalidInput noApi(Settings settings) {
    return new InvalidInput(
        "there is no API " + settings.api().title() + " of this map yet: gateway apply makes it");
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
            + ": gateway apply makes the stage");
  }
}
