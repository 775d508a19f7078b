package dev.ingressmap.gateway.cli;

import dev.ingressmap.gateway.settings.SettingsSchema;
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
final class SchemaCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Screen.out(spec.commandLine()).document(SettingsSchema.text());
    return Gateway.DONE;
  }
}
