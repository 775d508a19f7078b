package dev.ingressmap.gateway.cli.team;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.api.HeldBack;
import dev.ingressmap.gateway.cli.help.Version;
import dev.ingressmap.gateway.cli.report.HeldBackText;
import dev.ingressmap.gateway.cli.session.GatewayAction;
import dev.ingressmap.gateway.cli.terminal.ExitCode;
import dev.ingressmap.gateway.settings.Settings;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code gateway check}. */
@Command(
    name = "check",
    description = {
      "Says what would become of a team's Ingresses in an API that it shares with others, before"
          + " they are there.",
      "It calls no AWS, and needs no rights on it."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    exitCodeList = {
      "0:all of them would be served",
      "1:an error, such as an Ingress that cannot be read",
      "2:some of them would be held back"
    },
    footer = {
      "gateway check -f mine.yaml --against api.json",
      "gateway check -f mine.yaml --against cluster"
    })
public final class CheckCommand extends GatewayAction {

  @Option(
      names = "--against",
      paramLabel = "API",
      required = true,
      description = {
        "The API as it is: a file that gateway export --extensions has written, or the word cluster",
        "for the Ingresses of the kubeconfig's cluster."
      })
  private @Nullable String against;

  @Override
  protected int run(Settings settings) {
    if (!mapIsGiven()) {
      throw new InvalidInput("no manifests: name the team's own with -f");
    }
    Rehearsal rehearsal =
        Rehearsal.of(
            ingressMap(settings),
            SharedApi.read(String.valueOf(against), settings, environment()),
            settings);
    rehearsal.lines().forEach(this::say);
    List<HeldBack> heldBack = rehearsal.heldBack();
    say(HeldBackText.of(heldBack));
    report(CheckReport.of(settings, rehearsal));
    return heldBack.isEmpty() ? ExitCode.DONE : ExitCode.CHANGES;
  }
}
