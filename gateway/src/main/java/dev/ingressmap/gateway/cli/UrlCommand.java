package dev.ingressmap.gateway.cli;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.settings.Settings;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code gateway url}. */
@Command(
    name = "url",
    description = "Prints the invoke URL of the stage.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class UrlCommand extends GatewayAction {

  @Override
  int run(Settings settings) {
    try (Session session = connect(settings)) {
      String apiId =
          session
              .reader()
              .findId()
              .orElseThrow(() ->
                  new InvalidInput(
                      "there is no API "
                          + settings.api().name()
                          + " of this map yet: gateway apply makes it"));
      requireStage(session, apiId);
      say(session.invokeUrl(apiId));
      report(Report.of("url", session, apiId, List.of(), false));
      return Gateway.DONE;
    }
  }

  private static void requireStage(Session session, String apiId) {
    Settings settings = session.settings();
    String wanted = settings.stage().name();
    List<String> stages = session.aws().stages(apiId);
    if (!stages.contains(wanted)) {
      throw new InvalidInput(
          "API "
              + settings.api().name()
              + " ("
              + apiId
              + ") has no stage "
              + wanted
              + ", it has "
              + (stages.isEmpty() ? "none" : String.join(", ", stages))
              + ": gateway apply makes the stage");
    }
  }
}
