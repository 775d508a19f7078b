package dev.ingressmap.gateway.cli.key;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.aws.account.ClientCertificate;
import dev.ingressmap.gateway.cli.help.Version;
import dev.ingressmap.gateway.cli.option.OutputFile;
import dev.ingressmap.gateway.cli.session.Approval;
import dev.ingressmap.gateway.cli.session.GatewayAction;
import dev.ingressmap.gateway.cli.session.Session;
import dev.ingressmap.gateway.cli.terminal.ExitCode;
import dev.ingressmap.gateway.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gateway client-certificates create}. */
@Command(
    name = "create",
    description = "Creates a client certificate, valid for a year, whose key never leaves AWS.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = "gateway client-certificates create --pem ca.pem")
final class ClientCertificatesCreateCommand extends GatewayAction {

  @Mixin private Approval approval = new Approval();

  @Option(
      names = "--description",
      paramLabel = "TEXT",
      description = "The certificate's description in AWS (default: names the map).")
  private @Nullable String description;

  @Option(
      names = "--pem",
      paramLabel = "FILE",
      description = "Where to write the certificate (default: standard output).")
  private @Nullable Path file;

  @Override
  protected int run(Settings settings) {
    String map = settings.api().name();
    try (Session session = connect(settings)) {
      String proposal = "Creates a client certificate of map " + map + ", valid for a year.";
      if (!approved(approval, proposal, "Go on?")) {
        say("Nothing was changed.");
        report(ClientCertificatesReport.of("create", session));
        return ExitCode.FAILED;
      }
      ClientCertificate.Made made =
          session
              .clientCertificates(this::progress)
              .create(description == null ? "Ingress map " + map : description);
      String id = made.id();
      say("");
      say("Client certificate " + id + ", valid until " + made.expires() + ".");
      Pem pem = new Pem(made.pem());
      if (file == null) {
        say("Have backends trust it:");
        say(pem.lines());
      } else {
        write(file, pem.text(), id);
        say("Have backends trust it: " + file);
      }
      say("Then write it into gateway.yaml and apply:");
      say("stage: {clientCertificate: \"" + id + "\"}");
      say("");
      say(session.calls() + ".");
      report(ClientCertificatesReport.ofCreate(session, made));
      return ExitCode.DONE;
    }
  }

  private static void write(Path file, String pem, String id) {
    try {
      OutputFile.write(file, pem);
    } catch (IOException e) {
      throw new InvalidInput(
          "--pem "
              + file
              + ": cannot be written: "
              + OutputFile.reason(e)
              + ": client certificate "
              + id
              + " was created nevertheless: gateway client-certificates show "
              + id);
    }
  }
}
