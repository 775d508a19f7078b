package dev.ingressmap.gateway.cli.command;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.cli.help.Version;
import dev.ingressmap.gateway.cli.option.PartOption;
import dev.ingressmap.gateway.cli.option.Words;
import dev.ingressmap.gateway.cli.report.SdkReport;
import dev.ingressmap.gateway.cli.report.Subject;
import dev.ingressmap.gateway.cli.session.GatewayAction;
import dev.ingressmap.gateway.cli.session.Session;
import dev.ingressmap.gateway.cli.terminal.ExitCode;
import dev.ingressmap.gateway.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gateway sdk}. */
@Command(
    name = "sdk",
    description = "Writes a client SDK of the stage, as API Gateway generates it, into a folder.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = "gateway sdk --language java -o sdk -P service.name=Demo")
public final class SdkCommand extends GatewayAction {

  @Mixin private PartOption part = new PartOption();

  /** The words that complete the option. */
  static final class Languages extends Words {
    Languages() {
      super("java", "javascript", "ruby", "swift", "android", "objectivec");
    }
  }

  @Option(
      names = "--language",
      paramLabel = "NAME",
      required = true,
      completionCandidates = Languages.class,
      description = "java, javascript, ruby, swift, android or objectivec.")
  private String language = "";

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FOLDER",
      required = true,
      description = "The folder to write to; it must be empty, or not exist yet.")
  private Path folder = Path.of("");

  @Option(
      names = {"-P", "--parameter"},
      paramLabel = "NAME=VALUE",
      description = "A parameter of the language, such as groupId. May be repeated.")
  private Map<String, String> parameters = new TreeMap<>();

  @Override
  protected int run(Settings map) {
    Settings settings = part.of(map);
    SdkArchive.checkEmpty(folder);
    try (Session session = connect(settings)) {
      String apiId = Subject.of(session).apiId();
      Map<String, Boolean> asked =
          session
              .aws()
              .stages()
              .sdkParameters(language)
              .orElseThrow(() ->
                  new InvalidInput(
                      "--language "
                          + language
                          + ": API Gateway has java, javascript, ruby, swift, android and"
                          + " objectivec"));
      check(asked);
      byte[] archive =
          session.aws().stages().sdk(apiId, settings.stage().name(), language, parameters);
      List<String> files = SdkArchive.unpack(archive, folder);
      say("Wrote " + files.size() + " files to " + folder + ": " + session.calls() + ".");
      report(SdkReport.of(session, language, folder, files));
      return ExitCode.DONE;
    }
  }

  private void check(Map<String, Boolean> asked) {
    List<String> known = asked.keySet().stream().sorted().toList();
    for (String given : parameters.keySet()) {
      if (!known.contains(given)) {
        throw new InvalidInput("-P " + given + ": SDKs for " + language + " take " + words(known));
      }
    }
    List<String> missing =
        known.stream()
            .filter(name -> Boolean.TRUE.equals(asked.get(name)))
            .filter(name -> !parameters.containsKey(name))
            .toList();
    if (!missing.isEmpty()) {
      throw new InvalidInput(
          "--language " + language + ": needs -P " + String.join("=... -P ", missing) + "=...");
    }
  }

  private static String words(List<String> names) {
    return names.isEmpty() ? "none" : String.join(", ", names);
  }
}
