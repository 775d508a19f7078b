package dev.ingressmap.gateway.cli.help;

import dev.ingressmap.gateway.cli.terminal.ExitCode;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;

/** The exit codes of a command. */
final class ExitCodes {

  private ExitCodes() {}

  /** The command's own exit codes, or else the general ones. */
  static Map<String, String> of(CommandSpec command) {
    Map<String, String> own = command.usageMessage().exitCodeList();
    if (!own.isEmpty()) {
      return own;
    }
    Map<String, String> codes = new TreeMap<>();
    codes.put(String.valueOf(ExitCode.DONE), "success");
    codes.put(
        String.valueOf(ExitCode.FAILED),
        command.findOption("--auto-approve") == null ? "an error" : "an error, or not approved");
    return codes;
  }
}
