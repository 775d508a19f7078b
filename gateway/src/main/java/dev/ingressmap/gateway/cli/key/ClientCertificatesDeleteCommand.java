package dev.ingressmap.gateway.cli.key;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.cli.help.Version;
import dev.ingressmap.gateway.cli.session.Approval;
import dev.ingressmap.gateway.cli.session.GatewayAction;
import dev.ingressmap.gateway.cli.session.Session;
import dev.ingressmap.gateway.cli.terminal.ExitCode;
import dev.ingressmap.gateway.deploy.certificate.ClientCertificates;
import dev.ingressmap.gateway.deploy.certificate.LiveClientCertificate;
import dev.ingressmap.gateway.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code gateway client-certificates delete}. */
@Command(
    name = "delete",
    description = "Deletes a client certificate of the map that no stage uses.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = "gateway client-certificates delete a1b2c3")
final class ClientCertificatesDeleteCommand extends GatewayAction {

  @Mixin private Approval approval = new Approval();

  @Parameters(paramLabel = "ID", description = "The certificate's id.")
  private String id = "";

  @Override
  protected int run(Settings settings) {
    try (Session session = connect(settings)) {
      ClientCertificates certificates = session.clientCertificates(this::progress);
      LiveClientCertificate found = find(certificates, settings);
      String proposal =
          "Deletes client certificate "
              + id
              + " ("
              + found.certificate().description()
              + "), for good.";
      boolean approved = approved(approval, proposal, "Delete it?");
      if (approved) {
        certificates.delete(found);
      }
      say(approved ? "Deleted: " + session.calls() + "." : "Nothing was changed.");
      report(
          approved
              ? ClientCertificatesReport.ofDelete(session, id)
              : ClientCertificatesReport.of("delete", session));
      return approved ? ExitCode.DONE : ExitCode.FAILED;
    }
  }

  private LiveClientCertificate find(ClientCertificates certificates, Settings settings) {
    LiveClientCertificate found =
        certificates.list().stream()
            .filter(certificate -> certificate.id().equals(id) && certificate.owned())
            .findFirst()
            .orElseThrow(() ->
                new InvalidInput(
                    "there is no client certificate "
                        + id
                        + " of this map: gateway client-certificates list shows the"
                        + " existing ones"));
    if (!found.stages().isEmpty()) {
      throw new InvalidInput(
          "client certificate "
              + id
              + " is used by stage "
              + String.join(", ", found.stages())
              + " of API "
              + settings.api().name()
              + ": change or remove it in gateway.yaml, and apply first");
    }
    return found;
  }
}
