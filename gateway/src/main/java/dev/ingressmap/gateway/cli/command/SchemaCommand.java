package dev.ingressmap.gateway.cli.command;

import dev.ingressmap.gateway.cli.help.Version;
import dev.ingressmap.gateway.cli.terminal.ExitCode;
import dev.ingressmap.gateway.cli.terminal.Screen;
import dev.ingressmap.gateway.settings.file.SettingsSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code gateway schema}. */
@Command(
    name = "schema",
    description = "Prints the JSON Schema of gateway.yaml, for editors.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = "gateway schema > gateway.schema.json")
public final class SchemaCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Screen.out(spec.commandLine()).document(SettingsSchema.text());
    return ExitCode.DONE;
  }
}
