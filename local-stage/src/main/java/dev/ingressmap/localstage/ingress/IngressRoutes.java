package dev.ingressmap.localstage.ingress;

import dev.ingressmap.gateway.route.IngressMap;
import dev.ingressmap.gateway.source.Backend;
import dev.ingressmap.gateway.source.Ingress;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the backend of a request.
 *
 * <p>First the host is chosen: an exact match beats a wildcard, and a wildcard beats a rule without
 * a host. Then only the rules of that host count, as in nginx. The longest path wins. A request
 * that matches no path goes to the default backend of the host's Ingress, or else to that of an
 * Ingress without rules.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/ingress/">Ingress</a>
 */
final class IngressRoutes {

  private final Map<String, HostRules> hosts = new HashMap<>();
  private final HostRules anyHost = new HostRules();
  private final Set<Target> targets = new LinkedHashSet<>();
  private final Set<String> services;
  private @Nullable Target otherwise;

  IngressRoutes(IngressMap map) {
    map.of(Ingress.class).forEach(this::add);
    services = MapServices.of(map);
  }

  private void add(Ingress ingress) {
    Backend backend = ingress.defaultBackend();
    Target defaultBackend = backend == null ? null : new Target(ingress.id().namespace(), backend);
    if (defaultBackend != null) {
      targets.add(defaultBackend);
    }
    for (Ingress.Rule rule : ingress.rules()) {
      HostRules host =
          rule.host() == null
              ? anyHost
              : hosts.computeIfAbsent(rule.host(), name -> new HostRules());
      for (Ingress.Path path : rule.paths()) {
        Target target = new Target(ingress.id().namespace(), path.backend());
        host.add(new PathRule(path.path(), path.type(), target));
        targets.add(target);
      }
      if (defaultBackend != null) {
        host.otherwise(defaultBackend);
      }
    }
    if (ingress.rules().isEmpty() && otherwise == null) {
      otherwise = defaultBackend;
    }
  }

  /**
   * The backend for a request.
   *
   * @param host as in the request, without a port
   * @param path as {@link RequestPath#decoded} returns it
   */
  Optional<Target> find(String host, String path) {
    HostRules rules = rulesOf(host);
    return (rules == null ? anyHost : rules).find(path).or(() -> Optional.ofNullable(otherwise));
  }

  /** All backends of all rules. */
  Set<Target> targets() {
    return Collections.unmodifiableSet(targets);
  }

  /** The Services that the rules name, as {@code namespace/name}. */
  Set<String> services() {
    return services;
  }

  /** Whether a rule names the host, directly or by a wildcard. */
  boolean names(String host) {
    return rulesOf(host) != null;
  }

  private @Nullable HostRules rulesOf(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    if (name.endsWith(".")) {
      name = name.substring(0, name.length() - 1);
    }
    HostRules own = hosts.get(name);
    int dot = name.indexOf('.');
    // A wildcard stands for exactly one label.
    return own != null || dot < 0 ? own : hosts.get("*" + name.substring(dot));
  }
}
