package dev.ingressmap.gateway.cli;

import dev.ingressmap.gateway.deploy.LiveDomain;
import dev.ingressmap.gateway.settings.Domain;
import dev.ingressmap.gateway.settings.Settings;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code gateway url}. */
@Command(
    name = "url",
    description = "Prints the invoke URL of the stage; of a split map, the URL of its domain.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = "curl $(gateway url)/health")
final class UrlCommand extends GatewayAction {

  @Override
  int run(Settings settings) {
    Domain domain = settings.domain();
    try (Session session = connect(settings)) {
      String apiId = Subject.of(session).apiId();
      // No invoke URL leads to all parts of a split map.
      boolean split = !settings.api().split().isNone();
      say(split && domain != null ? domain.url() : session.invokeUrl(apiId));
      if (output().json()) {
        // Only programs are told where it points, which takes a read.
        LiveDomain live = session.domains(this::progress).findTarget().orElse(null);
        report(
            Report.of("url", session, apiId, List.of(), false).with(DomainView.of(settings, live)));
      }
      return Gateway.DONE;
    }
  }
}
