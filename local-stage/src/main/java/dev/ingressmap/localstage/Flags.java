package dev.ingressmap.localstage;

import dev.ingressmap.gateway.cli.help.BuildNotes;
import dev.ingressmap.gateway.cli.help.HelpPage;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The command line of the local stage: a flag for each {@link Setting}. */
final class Flags {

  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "LOCAL_STAGE_…",
          "each option is a variable as well, such as LOCAL_STAGE_INGRESS_PORT for --ingress-port;"
              + " the option wins");

  private Flags() {}

  static CommandLine commandLine() {
    CommandSpec spec = CommandSpec.create().name("local-stage").mixinStandardHelpOptions(true);
    spec.versionProvider(() -> BuildNotes.lines("local-stage", Version.OF_THIS));
    spec.usageMessage()
        .description(
            "An API Gateway on this machine, with its control plane and its stages, and Route 53."
                + " With manifests it is the whole path: their services, an ingress, and the"
                + " ingress map, deployed.")
        .footer(
            "local-stage",
            "local-stage --manifests my/ingress.yaml --upstreams orders=http://localhost:9000");
    for (Setting setting : Setting.values()) {
      spec.addOption(option(setting));
    }
    CommandLine commandLine = new CommandLine(spec);
    // A name that begins with @ is a name, not a file with options.
    commandLine.setExpandAtFiles(false);
    HelpPage.install(commandLine, ENVIRONMENT, files());
    return commandLine;
  }

  private static OptionSpec option(Setting setting) {
    OptionSpec.Builder option =
        setting == Setting.MANIFESTS
            ? OptionSpec.builder("-f", setting.flag())
            : OptionSpec.builder(setting.flag());
    option.description(setting.description());
    return setting.label().isEmpty()
        ? option.type(boolean.class).arity("0").build()
        : option.type(String.class).paramLabel(setting.label()).build();
  }

  private static Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("k8s/base", "in the working folder: the manifests, unless --manifests names others");
    files.put(
        "gateway.yaml", "in the working folder: the settings of the API, unless --config is given");
    return files;
  }

  /** The flags that were given. */
  static Map<Setting, String> of(ParseResult arguments) {
    Map<Setting, String> flags = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      if (arguments.hasMatchedOption(setting.flag())) {
        flags.put(
            setting, String.valueOf((Object) arguments.matchedOptionValue(setting.flag(), "")));
      }
    }
    return flags;
  }
}
