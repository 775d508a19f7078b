package dev.ingressmap.gateway.cli.view;

import dev.ingressmap.gateway.Escaped;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The path of calls through a map: from clients by a stage and its routes to what answers. No text
 * in it starts a line.
 *
 * @param api its name
 * @param teams those that own the routes, in the order of their first routes
 * @param targets what answers, in the order of the first routes to it
 */
record MapPicture(String api, String stage, List<Team> teams, List<String> targets) {

  MapPicture {
    teams = List.copyOf(teams);
    targets = List.copyOf(targets);
  }

  static MapPicture of(ViewedMap map) {
    Map<String, List<Route>> teams = new LinkedHashMap<>();
    Set<String> targets = new LinkedHashSet<>();
    for (ViewedRoute viewed : map.routes().values()) {
      Route route = Route.of(viewed);
      teams.computeIfAbsent(team(viewed), team -> new ArrayList<>()).add(route);
      targets.add(route.target);
    }
    return new MapPicture(
        Escaped.line(map.settings().api().title()),
        Escaped.line(map.settings().stage().name()),
        teams.entrySet().stream().map(team -> new Team(team.getKey(), team.getValue())).toList(),
        List.copyOf(targets));
  }

  String title() {
    return "API " + api + ", stage " + stage;
  }

  private static String team(ViewedRoute route) {
    String namespace = route.namespace();
    return Escaped.line(
        !namespace.isEmpty() ? namespace : route.owner() == null ? "unknown" : route.owner());
  }

  /** The owner of routes: a namespace, or {@code gateway.yaml}. */
  record Team(String name, List<Route> routes) {

    Team {
      routes = List.copyOf(routes);
    }
  }

  /**
   * A route.
   *
   * @param access who may call
   * @param kind of that, which says how it is drawn
   * @param details all that is known of it, for those that look closer
   */
  record Route(String name, String access, Kind kind, String target, String details) {

    private static Route of(ViewedRoute viewed) {
      List<String> columns = RouteColumns.of(viewed);
      String note = columns.get(RouteColumns.NOTE);
      return new Route(
          columns.get(RouteColumns.METHOD) + " " + columns.get(RouteColumns.PATH),
          columns.get(RouteColumns.ACCESS) + (note.isEmpty() ? "" : ", " + note),
          Kind.of(viewed),
          Escaped.line(target(viewed.backend())),
          String.join("  ", columns.stream().filter(column -> !column.isEmpty()).toList()));
    }

    private static String target(ViewedBackend backend) {
      String uri = backend.uri();
      if (uri == null) {
        return "API Gateway";
      }
      int function = uri.indexOf(":function:");
      if (function >= 0) {
        return "function "
            + uri.substring(function + ":function:".length())
                .replaceFirst("/(response-streaming-)?invocations$", "");
      }
      try {
        URI address = URI.create(uri.replaceAll("[{}$]", ""));
        return address.getScheme() + "://" + address.getRawAuthority();
      } catch (IllegalArgumentException e) {
        return uri;
      }
    }
  }

  /** Who may call a route, as far as it is drawn. */
  enum Kind {
    OPEN,
    GUARDED,
    CLOSED;

    private static Kind of(ViewedRoute route) {
      if (route.access().letsEverybodyIn()) {
        return OPEN;
      }
      return route.access().toString().equals("closed") ? CLOSED : GUARDED;
    }
  }
}
