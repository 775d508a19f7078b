package dev.ingressmap.localstage;

import dev.ingressmap.gateway.api.Integration;
import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.settings.Settings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a user who has just started the local stage wants to know. */
final class Summary {

  private final LocalStage stage;

  Summary(LocalStage stage) {
    this.stage = stage;
  }

  /** The first route that can be called without knowing more about it, if there is one. */
  Optional<URI> firstRoute() {
    return stage.desired().operations().values().stream()
        .filter(Summary::isOpen)
        .map(Operation::key)
        .filter(key -> !key.path().contains("{"))
        .filter(key -> key.method().equals("GET") || key.method().equals("ANY"))
        .map(Operation.Key::path)
        .findFirst()
        .map(path -> URI.create(stage.invokeUrl() + path));
  }

  private static boolean isOpen(Operation operation) {
    return operation.integration().type() != Integration.Type.MOCK && operation.security().isOpen();
  }

  /**
   * The summary.
   *
   * @param check what a call of the first route came to
   */
  List<String> lines(String check) {
    Settings settings = stage.desired().settings();
    List<String> hosts = stage.map().hosts().stream().sorted().toList();
    int routes = stage.desired().operations().size();
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(
        "API %s, stage %s: %d %s, of %d Ingresses."
            .formatted(
                settings.api().name(),
                settings.stage().name(),
                routes,
                routes == 1 ? "route" : "routes",
                stage.map().ingresses().size()));
    firstRoute().ifPresent(url -> lines.add("Checked: GET " + url.getPath() + " -> " + check));
    lines.add("");
    lines.add("Invoke URL: " + stage.invokeUrl());
    String host = hosts.isEmpty() ? "any" : String.join(", ", hosts);
    lines.add("Ingress: " + stage.ingress() + " (Host: " + host + ")");
    firstRoute().ifPresent(url -> lines.add("Try: curl " + url));
    lines.add("");
    lines.add("Ctrl-C stops it.");
    return lines;
  }
}
