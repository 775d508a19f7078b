package dev.ingressmap.gateway.route;

import dev.ingressmap.gateway.yaml.Origin;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** A Kubernetes object that declares routes. */
public interface RouteObject {

  ObjectName id();

  /** Where its manifest begins. */
  Origin origin();

  /** How its team wants its routes to appear in the API. */
  Exposure exposure();

  /** The hosts that its rules name, wildcards included. */
  Set<String> hosts();

  /** The hosts, including wildcards, for which it terminates TLS. */
  Set<String> tlsHosts();

  /**
   * Its routes that have a host, whether or not they are exposed.
   *
   * @param tls whether the ingress speaks HTTPS for a host
   */
  List<Route> routes(Predicate<String> tls);
}
