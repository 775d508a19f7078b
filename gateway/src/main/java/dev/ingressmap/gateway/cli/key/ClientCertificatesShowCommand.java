package dev.ingressmap.gateway.cli.key;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.cli.help.Version;
import dev.ingressmap.gateway.cli.session.GatewayAction;
import dev.ingressmap.gateway.cli.session.Session;
import dev.ingressmap.gateway.cli.terminal.ExitCode;
import dev.ingressmap.gateway.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code gateway client-certificates show}. */
@Command(
    name = "show",
    description = "Prints a client certificate in PEM, for backends to trust.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = "gateway client-certificates show a1b2c3 > ca.pem")
final class ClientCertificatesShowCommand extends GatewayAction {

  @Parameters(paramLabel = "ID", description = "The certificate's id.")
  private String id = "";

  @Override
  protected int run(Settings settings) {
    try (Session session = connect(settings)) {
      Pem pem =
          session
              .clientCertificates(this::progress)
              .pem(id)
              .map(Pem::new)
              .orElseThrow(() ->
                  new InvalidInput(
                      "there is no client certificate "
                          + id
                          + " in this region: gateway client-certificates list shows the map's"));
      say(pem.lines());
      report(ClientCertificatesReport.ofShow(session, pem.text()));
      return ExitCode.DONE;
    }
  }
}
