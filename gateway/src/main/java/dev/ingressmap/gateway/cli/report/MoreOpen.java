package dev.ingressmap.gateway.cli.report;

import dev.ingressmap.gateway.deploy.access.RouteChanges;
import dev.ingressmap.gateway.deploy.change.Change;
import dev.ingressmap.gateway.deploy.change.Change.Kind;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The changes of a plan that let in callers that were refused before. */
final class MoreOpen {

  private MoreOpen() {}

  /**
   * The routes, each once.
   *
   * @param forCallers of a stage that is behind; null if none is
   */
  static Set<String> routes(Collection<Change> changes, @Nullable RouteChanges forCallers) {
    Set<String> routes = new TreeSet<>();
    changes.stream()
        .filter(change -> change.kind() == Kind.ROUTE && change.moreOpen())
        .forEach(change -> routes.add(change.name()));
    if (forCallers != null) {
      routes.addAll(forCallers.moreOpen());
    }
    return routes;
  }

  /** Whether a change concerns the whole API. */
  static boolean isApi(Change change) {
    return change.kind() == Kind.API && change.moreOpen();
  }
}
