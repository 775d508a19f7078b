package dev.ingressmap.gateway.cli;

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
      String apiId = Subject.of(session).apiId();
      say(session.invokeUrl(apiId));
      report(Report.of("url", session, apiId, List.of(), false));
      return Gateway.DONE;
    }
  }
}
