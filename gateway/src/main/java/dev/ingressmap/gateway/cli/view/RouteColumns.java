package dev.ingressmap.gateway.cli.view;

import dev.ingressmap.gateway.Escaped;
import java.util.List;
import java.util.stream.Stream;

/** The values of a route that tables show, in their order. */
final class RouteColumns {

  static final List<String> NAMES =
      List.of("METHOD", "PATH", "OWNER", "HOST", "BACKEND", "WHO MAY CALL", "NOTE");

  static final int METHOD = 0;
  static final int PATH = 1;
  static final int OWNER = 2;
  static final int HOST = 3;
  static final int BACKEND = 4;
  static final int ACCESS = 5;
  static final int NOTE = 6;

  private RouteColumns() {}

  /** The values, in which nothing moves the cursor or starts a line. */
  static List<String> of(ViewedRoute route) {
    return Stream.of(
            route.key().method(),
            route.key().path(),
            route.owner() == null ? "unknown" : route.owner(),
            route.host() == null ? "" : route.host(),
            route.backend().toString(),
            route.access().toString(),
            route.note())
        .map(Escaped::line)
        .toList();
  }
}
