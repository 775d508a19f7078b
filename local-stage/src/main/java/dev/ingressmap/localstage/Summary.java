package dev.ingressmap.localstage;

import dev.ingressmap.gateway.api.Integration;
import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.settings.Settings;
import java.net.URI;
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
  String text(String check) {
    Settings settings = stage.desired().settings();
    List<String> hosts = stage.map().hosts().stream().sorted().toList();
    int routes = stage.desired().operations().size();
    StringBuilder text = new StringBuilder();
    text.append(
        """

        API %s, stage %s: %d %s, of %d Ingresses.
        """
            .formatted(
                settings.api().name(),
                settings.stage().name(),
                routes,
                routes == 1 ? "route" : "routes",
                stage.map().ingresses().size()));
    firstRoute()
        .ifPresent(url ->
            text.append("Checked: GET ")
                .append(url.getPath())
                .append(" -> ")
                .append(check)
                .append('\n'));
    text.append("\nInvoke URL: ").append(stage.invokeUrl());
    text.append("\nIngress: ").append(stage.ingress());
    text.append(" (Host: ")
        .append(hosts.isEmpty() ? "any" : String.join(", ", hosts))
        .append(")\n");
    firstRoute().ifPresent(url -> text.append("Try: curl ").append(url).append('\n'));
    text.append("\nCtrl-C stops it.");
    return text.toString();
  }
}
