package dev.ingressmap.gateway.cli.command;

import dev.ingressmap.gateway.cli.help.Version;
import dev.ingressmap.gateway.cli.report.DomainView;
import dev.ingressmap.gateway.cli.report.Report;
import dev.ingressmap.gateway.cli.report.Subject;
import dev.ingressmap.gateway.cli.session.GatewayAction;
import dev.ingressmap.gateway.cli.session.Session;
import dev.ingressmap.gateway.cli.terminal.ExitCode;
import dev.ingressmap.gateway.deploy.domain.LiveDomain;
import dev.ingressmap.gateway.settings.Domain;
import dev.ingressmap.gateway.settings.Settings;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code gateway url}. */
@Command(
    name = "url",
    description = "Prints the invoke URL of the stage; for a split map, the URL of its domain.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = "curl $(gateway url)/health")
public final class UrlCommand extends GatewayAction {

  @Override
  protected int run(Settings settings) {
    Domain domain = settings.domain();
    try (Session session = connect(settings)) {
      String apiId = Subject.of(session).apiId();
      // No invoke URL leads to all parts of a split map.
      boolean split = !settings.api().split().isNone();
      say(split && domain != null ? domain.url() : session.invokeUrl(apiId));
      if (output().json()) {
        // Only programs get its target, which costs a read.
        LiveDomain live = session.domains(this::progress).findTarget().orElse(null);
        report(
            Report.of("url", session, apiId, List.of(), false).with(DomainView.of(settings, live)));
      }
      return ExitCode.DONE;
    }
  }
}
