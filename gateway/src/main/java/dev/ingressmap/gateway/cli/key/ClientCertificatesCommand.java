package dev.ingressmap.gateway.cli.key;

import dev.ingressmap.gateway.cli.help.Version;
import picocli.CommandLine.Command;

/** {@code gateway client-certificates}. */
@Command(
    name = "client-certificates",
    description =
        "Creates, lists, shows and deletes certificates that prove to backends that"
            + " API Gateway calls.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "gateway client-certificates create --pem ca.pem",
      "gateway client-certificates list"
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ClientCertificatesListCommand.class,
      ClientCertificatesCreateCommand.class,
      ClientCertificatesShowCommand.class,
      ClientCertificatesDeleteCommand.class
    })
public final class ClientCertificatesCommand {}
