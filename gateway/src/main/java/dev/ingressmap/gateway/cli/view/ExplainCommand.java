package dev.ingressmap.gateway.cli.view;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.Verbs;
import dev.ingressmap.gateway.cli.help.Version;
import dev.ingressmap.gateway.cli.option.StateOption;
import dev.ingressmap.gateway.cli.option.StateOption.State;
import dev.ingressmap.gateway.cli.session.GatewayAction;
import dev.ingressmap.gateway.cli.session.Session;
import dev.ingressmap.gateway.cli.terminal.ExitCode;
import dev.ingressmap.gateway.route.IngressMap;
import dev.ingressmap.gateway.settings.Settings;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gateway explain}. */
@Command(
    name = "explain",
    description = {
      "Tells which route answers a path, whose it is and why, who may call it, and what is called.",
      "With a map, it also tells which rule of which Ingress takes the call then."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "gateway explain /health -f k8s/base",
      "gateway explain /orders/7 --method GET --from-cluster",
      "gateway explain /orders/7 --from live"
    })
public final class ExplainCommand extends GatewayAction {

  @Mixin private StateOption from = new StateOption();

  @Parameters(
      paramLabel = "PATH",
      description = "A path as callers of the stage write it, or a whole URL.")
  private String called = "";

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      description = "Only for this method (default: every method).")
  private @Nullable String method;

  @Override
  protected int run(Settings settings) {
    CalledPath path = CalledPath.of(called, settings);
    List<String> methods = methods();
    IngressMap read = from.state() == State.LIVE && !mapIsGiven() ? null : ingressMap(settings);
    ViewedMap map =
        from.state() == State.LIVE || read == null
            ? live(settings)
            : ViewedMap.of(servable(sharedMap(read, settings), settings));
    List<Explanation> explanations =
        new Explainer(map, path, read == null ? null : new IngressRules(read)).of(methods);
    for (Explanation explanation : explanations) {
      say(explanation.lines(path.path()));
    }
    map.remarks().forEach(this::say);
    report(ExplainReport.of(map, path, explanations, calls()));
    return ExitCode.DONE;
  }

  private List<String> methods() {
    if (method == null) {
      return Verbs.ALL;
    }
    if (!Verbs.ALL.contains(method)) {
      throw new InvalidInput(
          "--method "
              + method
              + ": is not a method of API Gateway: "
              + String.join(", ", Verbs.ALL));
    }
    return List.of(method);
  }

  private ViewedMap live(Settings settings) {
    try (Session session = connect(settings)) {
      return LiveView.of(session);
    }
  }
}
