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

  /** The hosts, wildcards included, for which it has TLS terminated. */
  Set<String> tlsHosts();

  /**
   * Its routes that have a host, whether they are exposed or not.
   *
   * @param tls whether the ingress speaks HTTPS for a host
   */
  List<Route> routes(Predicate<String> tls);
}
