package dev.ingressmap.gateway.route;

import dev.ingressmap.gateway.yaml.Origin;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A Kubernetes object that declares routes. */
public interface RouteObject {

  ObjectName id();

  /** Where its manifest begins. */
  Origin origin();

  /** What kind of object it is if another tool has created it, so that it has no routes here. */
  Optional<String> generated();

  /** How its team wants its routes to appear in the API. */
  Exposure exposure();

  /** The hosts that its rules name, wildcards included. */
  Set<String> hosts();

  /** Its routes that have a host, whether or not they are exposed. */
  List<Route> routes();
}
