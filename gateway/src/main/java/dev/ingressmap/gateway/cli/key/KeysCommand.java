package dev.ingressmap.gateway.cli.key;

import dev.ingressmap.gateway.cli.help.Version;
import picocli.CommandLine.Command;

/** {@code gateway keys}. */
@Command(
    name = "keys",
    description = "Lists, creates and revokes the API keys of the map's usage plans.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {"gateway keys create ann --plan partners", "gateway keys list"},
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      KeysListCommand.class,
      KeysCreateCommand.class,
      KeysRotateCommand.class,
      KeysRevokeCommand.class
    })
public final class KeysCommand {}
