package dev.ingressmap.gateway.cli.view;

import dev.ingressmap.gateway.route.IngressMap;
import dev.ingressmap.gateway.route.ObjectName;
import dev.ingressmap.gateway.route.PathType;
import dev.ingressmap.gateway.route.Route;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What an ingress does with a call, by the rules of Kubernetes. */
final class IngressRules {

  /** An exact path first, then the longest prefix; of equal ones the oldest Ingress has it. */
  private static final Comparator<Route> PRECEDENCE =
      Comparator.comparing((Route route) -> route.type() != PathType.EXACT)
          .thenComparingInt(route -> -bare(route).length())
          .thenComparing(route -> route.object().created().orElse(Instant.MAX));

  private final IngressMap map;

  IngressRules(IngressMap map) {
    this.map = map;
  }

  /**
   * The rule that takes a call.
   *
   * @param path as the ingress reads it, decoded
   */
  Optional<Route> taking(String host, String path) {
    List<Route> own = ofHost(host);
    List<Route> rules =
        own.isEmpty() ? ofHost("*" + host.substring(Math.max(0, host.indexOf('.')))) : own;
    return rules.stream().filter(route -> matches(route, path)).min(PRECEDENCE);
  }

  /** Whether some rule names a host. */
  boolean hasHost(String host) {
    return !ofHost(host).isEmpty();
  }

  /** The routes of an object. */
  List<Route> of(ObjectName object) {
    return map.routes().stream().filter(route -> route.object().id().equals(object)).toList();
  }

  private List<Route> ofHost(String host) {
    return map.routes().stream().filter(route -> route.host().equals(host)).toList();
  }

  /** Whether a route is for a path: {@code Prefix} compares elements, not characters. */
  static boolean matches(Route route, String path) {
    if (route.type() == PathType.EXACT) {
      return path.equals(route.path());
    }
    String prefix = bare(route);
    return prefix.isEmpty() || path.equals(prefix) || path.startsWith(prefix + "/");
  }

  private static String bare(Route route) {
    return route.path().replaceFirst("/$", "");
  }
}
