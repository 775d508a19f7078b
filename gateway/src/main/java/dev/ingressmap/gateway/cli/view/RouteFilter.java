package dev.ingressmap.gateway.cli.view;

import java.util.List;
import picocli.CommandLine.Option;

/** Which routes to show. */
final class RouteFilter {

  @Option(
      names = "--team",
      paramLabel = "NAMESPACE",
      description = "Only the routes of this namespace's Ingresses. May be repeated.")
  private List<String> teams = List.of();

  @Option(names = "--open", description = "Only routes that everybody may call.")
  private boolean open;

  ViewedMap of(ViewedMap map) {
    return map.only(this::shows, held -> isOf(held.object().namespace()));
  }

  private boolean shows(ViewedRoute route) {
    return isOf(route.namespace()) && (!open || route.access().letsEverybodyIn());
  }

  private boolean isOf(String namespace) {
    return teams.isEmpty() || teams.contains(namespace);
  }
}
