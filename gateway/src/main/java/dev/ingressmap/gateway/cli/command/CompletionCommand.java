package dev.ingressmap.gateway.cli.command;

import dev.ingressmap.gateway.cli.help.Version;
import dev.ingressmap.gateway.cli.terminal.ExitCode;
import dev.ingressmap.gateway.cli.terminal.Screen;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code gateway completion}. */
@Command(
    name = "completion",
    description = "Prints what bash and zsh need to complete the command line.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = "source <(gateway completion)")
public final class CompletionCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    String script = AutoComplete.bash(spec.root().name(), spec.root().commandLine());
    Screen.out(spec.commandLine()).document(script);
    return ExitCode.DONE;
  }
}
