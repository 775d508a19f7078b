package dev.ingressmap.gateway.cli.view;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.cli.help.Version;
import dev.ingressmap.gateway.cli.option.StateOption;
import dev.ingressmap.gateway.cli.option.StateOption.State;
import dev.ingressmap.gateway.cli.picture.PictureFormat;
import dev.ingressmap.gateway.cli.report.HeldBackText;
import dev.ingressmap.gateway.cli.session.GatewayAction;
import dev.ingressmap.gateway.cli.session.Session;
import dev.ingressmap.gateway.cli.terminal.ExitCode;
import dev.ingressmap.gateway.cli.terminal.Line;
import dev.ingressmap.gateway.settings.Settings;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gateway routes}. */
@Command(
    name = "routes",
    description = {
      "Lists every route: method, path, owner, host, backend, and who may call it.",
      "The desired routes come from the map; AWS is called only if an Ingress has to be held back."
          + " The live ones are those of the API."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "gateway routes -f k8s/base",
      "gateway routes --from-cluster --team shop --open",
      "gateway routes --from live --output json",
      "gateway routes -f k8s/base --picture html >map.html"
    })
public final class RoutesCommand extends GatewayAction {

  @Mixin private StateOption from = new StateOption();
  @Mixin private RouteFilter filter = new RouteFilter();

  @Option(names = "--markdown", description = "Print a table in Markdown, as GitHub shows it.")
  private boolean markdown;

  @Option(
      names = "--picture",
      paramLabel = "FORMAT",
      completionCandidates = PictureFormat.Formats.class,
      description = "Print a picture of the map: svg, html or mermaid.")
  private @Nullable PictureFormat picture;

  @Override
  protected int run(Settings settings) {
    if (isDocument() && output().json()) {
      throw new InvalidInput(
          (markdown ? "--markdown" : "--picture")
              + ": cannot be combined with --output json: remove one");
    }
    if (markdown && picture != null) {
      throw new InvalidInput("--markdown: cannot be combined with --picture: remove one");
    }
    ViewedMap map =
        filter.of(
            from.state() == State.LIVE
                ? live(settings)
                : ViewedMap.of(servable(sharedMap(settings), settings)));
    if (markdown) {
      say(RoutesMarkdown.of(map));
    } else if (picture != null) {
      say(picture.of(PicturedMap.of(map)).lines().map(Line::of).toList());
    } else {
      show(map);
    }
    report(RoutesReport.of(map, calls()));
    return ExitCode.DONE;
  }

  /** The line about the cluster is not part of a document. */
  @Override
  protected void read(String line) {
    if (isDocument()) {
      tell(line);
    } else {
      say(line);
    }
  }

  @Override
  protected boolean isValueAlone() {
    return isDocument();
  }

  private boolean isDocument() {
    return markdown || picture != null;
  }

  private ViewedMap live(Settings settings) {
    try (Session session = connect(settings)) {
      return LiveView.of(session);
    }
  }

  private void show(ViewedMap map) {
    Collection<ViewedRoute> routes = map.routes().values();
    if (!routes.isEmpty()) {
      say(RouteLines.of(routes, width()));
      say("");
    }
    long open = routes.stream().filter(route -> route.access().letsEverybodyIn()).count();
    say(
        (routes.size() == 1 ? "1 route, " : routes.size() + " routes, ")
            + (open == 0 ? "none" : open)
            + " of them open to everybody.");
    map.remarks().forEach(this::say);
    say(HeldBackText.of(map.heldBack()));
    int calls = calls().total();
    if (calls > 0) {
      say("");
      say(calls == 1 ? "1 API call." : calls + " API calls.");
    }
  }
}
