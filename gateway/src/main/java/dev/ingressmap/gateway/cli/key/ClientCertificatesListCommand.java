package dev.ingressmap.gateway.cli.key;

import dev.ingressmap.gateway.cli.help.Version;
import dev.ingressmap.gateway.cli.session.GatewayAction;
import dev.ingressmap.gateway.cli.session.Session;
import dev.ingressmap.gateway.cli.terminal.ExitCode;
import dev.ingressmap.gateway.deploy.certificate.LiveClientCertificate;
import dev.ingressmap.gateway.settings.Settings;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code gateway client-certificates list}. */
@Command(
    name = "list",
    description = "Lists the map's client certificates, and those that stages of its API use.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = "gateway client-certificates list")
final class ClientCertificatesListCommand extends GatewayAction {

  private static final String LINE = "%-10s  %-20s  %-20s  %s";

  @Override
  protected int run(Settings settings) {
    try (Session session = connect(settings)) {
      List<LiveClientCertificate> found = session.clientCertificates(this::progress).list();
      Instant now = Instant.now();
      if (found.isEmpty()) {
        say("This map has no client certificates.");
      } else {
        say(LINE.formatted("ID", "CREATED", "EXPIRES", "STAGES"));
        found.forEach(certificate -> say(line(certificate)));
      }
      found.stream()
          .filter(certificate -> certificate.expiresSoon(now))
          .forEach(certificate -> warn(certificate, now));
      say("");
      say(session.calls() + ".");
      report(ClientCertificatesReport.ofList(session, found, now));
      return ExitCode.DONE;
    }
  }

  private static String line(LiveClientCertificate certificate) {
    String stages = String.join(", ", certificate.stages());
    return LINE.formatted(
        certificate.id(),
        certificate.certificate().created(),
        certificate.certificate().expires(),
        (stages.isEmpty() ? "none" : stages) + (certificate.owned() ? "" : " (not the map's own)"));
  }

  private void warn(LiveClientCertificate certificate, Instant now) {
    boolean past = certificate.certificate().expires().isBefore(now);
    say("");
    say(
        "Client certificate "
            + certificate.id()
            + (past ? " has expired" : " expires soon")
            + (certificate.stages().isEmpty()
                ? "; no stage uses it: gateway client-certificates delete " + certificate.id()
                : ", and stage "
                    + String.join(", ", certificate.stages())
                    + " uses it: gateway client-certificates create adds another one"));
  }
}
