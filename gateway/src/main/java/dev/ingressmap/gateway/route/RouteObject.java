package dev.ingressmap.gateway.route;

import dev.ingressmap.gateway.yaml.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A Kubernetes object that declares routes. */
public interface RouteObject {

  ObjectName id();

  /** Where its manifest begins. */
  Origin origin();

  /** Why it is not part of the map, in words that follow a number; empty if it is. */
  Optional<String> leftOut();

  /** What is wrong with it by itself; then only its hosts and paths are known. */
  default Optional<Flaw> flaw() {
    return Optional.empty();
  }

  /** When its cluster created it; empty if a file does not say so. */
  Optional<Instant> created();

  /** How its team wants its routes to appear in the API. */
  Exposure exposure();

  /** The annotations of ours that it has, without their prefix. */
  default Set<String> annotations() {
    return Set.of();
  }

  /** The names of the Services that its rules lead to; others as {@code Kind name}. */
  default Set<String> services() {
    return Set.of();
  }

  /** The hosts that its rules name, wildcards included. */
  Set<String> hosts();

  /** Its routes that have a host, whether or not they are exposed. */
  List<Route> routes();
}
