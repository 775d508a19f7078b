package dev.ingressmap.gateway.deploy.api;

import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.deploy.change.Change;
import dev.ingressmap.gateway.deploy.change.Change.Action;
import dev.ingressmap.gateway.deploy.change.Change.Kind;
import dev.ingressmap.gateway.deploy.change.Subject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The live resources without a method on them or below them. Only others create these. */
final class StrayResources {

  private StrayResources() {}

  /** The removals of these resources, in the order of their paths. */
  static List<Change> removals(LiveApi live, Set<Operation.Key> desired) {
    Set<String> led = new HashSet<>();
    // A resource that leads to a removed route is removed with it.
    live.routes().keySet().forEach(key -> addAncestry(led, key.path()));
    desired.forEach(key -> addAncestry(led, key.path()));
    return live.emptyResources().stream()
        .filter(path -> !led.contains(path) && !path.equals("/"))
        .sorted()
        .map(
            path -> new Change(Action.REMOVE, Kind.RESOURCE, new Subject.Resource(path), List.of()))
        .toList();
  }

  /** Adds a path and all paths above it. */
  private static void addAncestry(Set<String> paths, String path) {
    String ancestor = path;
    while (!ancestor.isEmpty() && paths.add(ancestor)) {
      ancestor = ancestor.substring(0, ancestor.lastIndexOf('/'));
    }
  }
}
