package dev.ingressmap.gateway.cli.view;

import dev.ingressmap.gateway.Escaped;
import dev.ingressmap.gateway.cli.picture.MapPicture;
import dev.ingressmap.gateway.cli.picture.MapPicture.Kind;
import dev.ingressmap.gateway.cli.picture.MapPicture.Route;
import dev.ingressmap.gateway.cli.picture.MapPicture.Team;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a picture shows of a map. */
final class PicturedMap {

  private static final String FUNCTION = ":function:";

  private PicturedMap() {}

  static MapPicture of(ViewedMap map) {
    Map<String, List<Route>> teams = new LinkedHashMap<>();
    Set<String> targets = new LinkedHashSet<>();
    for (ViewedRoute viewed : map.routes().values()) {
      Route route = route(viewed);
      teams.computeIfAbsent(team(viewed), team -> new ArrayList<>()).add(route);
      targets.add(route.target());
    }
    return new MapPicture(
        Escaped.line(map.settings().api().title()),
        Escaped.line(map.settings().stage().name()),
        teams.entrySet().stream().map(team -> new Team(team.getKey(), team.getValue())).toList(),
        List.copyOf(targets));
  }

  private static String team(ViewedRoute route) {
    String namespace = route.namespace();
    return Escaped.line(
        !namespace.isEmpty() ? namespace : route.owner() == null ? "unknown" : route.owner());
  }

  private static Route route(ViewedRoute viewed) {
    List<String> columns = RouteColumns.of(viewed);
    String note = columns.get(RouteColumns.NOTE);
    return new Route(
        columns.get(RouteColumns.METHOD) + " " + columns.get(RouteColumns.PATH),
        columns.get(RouteColumns.ACCESS) + (note.isEmpty() ? "" : ", " + note),
        kind(viewed),
        Escaped.line(target(viewed.backend())),
        String.join("  ", columns.stream().filter(column -> !column.isEmpty()).toList()));
  }

  private static Kind kind(ViewedRoute route) {
    if (route.access().letsEverybodyIn()) {
      return Kind.OPEN;
    }
    return route.access().toString().equals("closed") ? Kind.CLOSED : Kind.GUARDED;
  }

  private static String target(ViewedBackend backend) {
    String uri = backend.uri();
    if (uri == null) {
      return "API Gateway";
    }
    int function = uri.indexOf(FUNCTION);
    if (function >= 0) {
      return "function "
          + uri.substring(function + FUNCTION.length())
              .replaceFirst("/(response-streaming-)?invocations$", "");
    }
    try {
      URI address = URI.create(uri.replaceAll("[{}$]", ""));
      return address.getRawAuthority() == null
          ? uri
          : address.getScheme() + "://" + address.getRawAuthority();
    } catch (IllegalArgumentException e) {
      return uri;
    }
  }
}
