package dev.ingressmap.localstage.deployments;

import java.util.List;

/**
 * What is different of a route that both deployments have.
 *
 * @param route such as {@code GET /orders}; {@code API} for what concerns all of them
 */
public record RouteChanges(String route, List<Change> changes) {

  public RouteChanges {
    changes = List.copyOf(changes);
  }
}
