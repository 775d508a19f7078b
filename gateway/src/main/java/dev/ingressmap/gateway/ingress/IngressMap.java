package dev.ingressmap.gateway.ingress;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All Ingress objects of a source, in its order: the single source of truth. */
public record IngressMap(List<Ingress> ingresses) {

  public IngressMap {
    ingresses = List.copyOf(ingresses);
  }

  /**
   * The routes of every rule that has a host, those that are kept out of the API included. A rule
   * without a host has no address that API Gateway could call.
   */
  public List<Route> routes() {
    Set<String> tlsHosts = tlsHosts();
    List<Route> routes = new ArrayList<>();
    for (Ingress ingress : ingresses) {
      for (Ingress.Rule rule : ingress.rules()) {
        String host = rule.host();
        if (host == null) {
          continue;
        }
        boolean tls = tlsHosts.contains(host) || tlsHosts.contains(wildcardOf(host));
        for (Ingress.Path path : rule.paths()) {
          routes.add(
              new Route(
                  host, tls, path.path(), path.type(), path.backend(), ingress, path.origin()));
        }
      }
    }
    return routes;
  }

  /** The hosts that the rules name, wildcards included. */
  public Set<String> hosts() {
    Set<String> hosts = new HashSet<>();
    for (Ingress ingress : ingresses) {
      for (Ingress.Rule rule : ingress.rules()) {
        if (rule.host() != null) {
          hosts.add(rule.host());
        }
      }
    }
    return hosts;
  }

  /** TLS belongs to the host: of mergeable Ingresses only the master may declare it. */
  private Set<String> tlsHosts() {
    Set<String> hosts = new HashSet<>();
    ingresses.forEach(ingress -> hosts.addAll(ingress.tlsHosts()));
    return hosts;
  }

  private static String wildcardOf(String host) {
    int dot = host.indexOf('.');
    return dot < 0 ? host : "*" + host.substring(dot);
  }
}
