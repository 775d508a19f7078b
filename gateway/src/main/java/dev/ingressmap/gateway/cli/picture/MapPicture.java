package dev.ingressmap.gateway.cli.picture;

import java.util.List;

/**
 * The path of calls through a map: from clients by a stage and its routes to what answers. No text
 * in it starts a line.
 *
 * @param api its name
 * @param teams those that own the routes, in the order of their first routes
 * @param targets what answers, in the order of the first routes to it
 */
public record MapPicture(String api, String stage, List<Team> teams, List<String> targets) {

  public MapPicture {
    teams = List.copyOf(teams);
    targets = List.copyOf(targets);
  }

  String title() {
    return "API " + api + ", stage " + stage;
  }

  /** The owner of routes: a namespace, or {@code gateway.yaml}. */
  public record Team(String name, List<Route> routes) {

    public Team {
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
  public record Route(String name, String access, Kind kind, String target, String details) {}

  /** Who may call a route, as far as it is drawn. */
  public enum Kind {
    OPEN,
    GUARDED,
    CLOSED
  }
}
