package dev.ingressmap.localstage.ingress;

import dev.ingressmap.gateway.ingress.Backend;
import dev.ingressmap.gateway.ingress.Ingress;
import dev.ingressmap.gateway.ingress.IngressMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the backend of a request.
 *
 * <p>A host of its own beats a wildcard, which beats no host; within a host the longest path wins,
 * and what none matches goes to the default backend of the host's Ingress.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/ingress/">Ingress</a>
 */
final class IngressRoutes {

  private static final String ANY_HOST = "";

  private final Map<String, HostRules> hosts = new HashMap<>();

  IngressRoutes(IngressMap map) {
    map.ingresses().forEach(this::add);
  }

  private void add(Ingress ingress) {
    Backend defaultBackend = ingress.defaultBackend();
    for (Ingress.Rule rule : ingress.rules()) {
      HostRules host = rulesOf(rule.host() == null ? ANY_HOST : rule.host());
      for (Ingress.Path path : rule.paths()) {
        Target target = new Target(ingress.namespace(), path.backend());
        host.add(new PathRule(path.path(), path.type(), target));
      }
      if (defaultBackend != null) {
        host.otherwise(new Target(ingress.namespace(), defaultBackend));
      }
    }
    if (ingress.rules().isEmpty() && defaultBackend != null) {
      rulesOf(ANY_HOST).otherwise(new Target(ingress.namespace(), defaultBackend));
    }
  }

  private HostRules rulesOf(String host) {
    return hosts.computeIfAbsent(host, name -> new HostRules());
  }

  /**
   * The backend for a request.
   *
   * @param host as the request names it, without a port
   * @param path decoded
   */
  Optional<Target> find(String host, String path) {
    String name = host.toLowerCase(Locale.ROOT);
    return find(hosts.get(name), path)
        .or(() -> find(hosts.get(wildcardOf(name)), path))
        .or(() -> find(hosts.get(ANY_HOST), path));
  }

  /** Whether some rule names the host, itself or by a wildcard. */
  boolean names(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return !name.isEmpty() && (hosts.containsKey(name) || hosts.containsKey(wildcardOf(name)));
  }

  private static Optional<Target> find(@Nullable HostRules rules, String path) {
    return rules == null ? Optional.empty() : rules.find(path);
  }

  /** A wildcard stands for one label. */
  private static String wildcardOf(String host) {
    int dot = host.indexOf('.');
    return dot < 0 ? "*" : "*" + host.substring(dot);
  }
}
