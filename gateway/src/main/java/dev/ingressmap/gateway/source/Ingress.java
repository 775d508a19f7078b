package dev.ingressmap.gateway.source;

import dev.ingressmap.gateway.route.Exposure;
import dev.ingressmap.gateway.route.ObjectKind;
import dev.ingressmap.gateway.route.ObjectName;
import dev.ingressmap.gateway.route.PathType;
import dev.ingressmap.gateway.route.Route;
import dev.ingressmap.gateway.route.RouteObject;
import dev.ingressmap.gateway.yaml.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One networking.k8s.io/v1 Ingress.
 *
 * @param createdAt null if its manifest does not say so
 * @param leftOut what it is if it is not part of the map; then nothing else of it is read
 * @param annotations those of ours, without their prefix
 * @param defaultBackend what takes the requests that no rule of this Ingress matches
 */
public record Ingress(
    ObjectName id,
    Origin origin,
    @Nullable Instant createdAt,
    Optional<String> leftOut,
    Exposure exposure,
    Set<String> annotations,
    Tls tls,
    @Nullable Backend defaultBackend,
    List<Rule> rules)
    implements RouteObject {

  public static final ObjectKind KIND =
      new ObjectKind("networking.k8s.io", "v1", "ingresses", "Ingress");

  public Ingress {
    annotations = Set.copyOf(annotations);
    rules = List.copyOf(rules);
  }

  static Ingress leftOut(ObjectName id, Origin origin, String why) {
    return new Ingress(
        id,
        origin,
        null,
        Optional.of(why),
        Exposure.DEFAULT,
        Set.of(),
        new Tls(Set.of(), false),
        null,
        List.of());
  }

  @Override
  public Optional<Instant> created() {
    return Optional.ofNullable(createdAt);
  }

  @Override
  public Set<String> services() {
    return rules.stream()
        .flatMap(rule -> rule.paths().stream())
        .map(path -> path.backend().label())
        .collect(Collectors.toSet());
  }

  @Override
  public Set<String> hosts() {
    return hosts(rules);
  }

  static Set<String> hosts(List<Rule> rules) {
    Set<String> hosts = new HashSet<>();
    for (Rule rule : rules) {
      if (rule.host() != null) {
        hosts.add(rule.host());
      }
    }
    return hosts;
  }

  @Override
  public List<Route> routes() {
    return routes(this, tls, rules);
  }

  static List<Route> routes(RouteObject object, Tls tls, List<Rule> rules) {
    List<Route> routes = new ArrayList<>();
    for (Rule rule : rules) {
      String host = rule.host();
      if (host != null) {
        boolean secure = tls.covers(host);
        for (Path path : rule.paths()) {
          routes.add(new Route(host, secure, path.path(), path.type(), object, path.origin()));
        }
      }
    }
    return routes;
  }

  /**
   * For which hosts it terminates TLS.
   *
   * @param hosts of its entries, wildcards included
   * @param all whether an entry names no hosts, so that it is for all
   */
  public record Tls(Set<String> hosts, boolean all) {

    public Tls {
      hosts = Set.copyOf(hosts);
    }

    boolean covers(String host) {
      int dot = host.indexOf('.');
      return all || hosts.contains(host) || hosts.contains("*" + host.substring(Math.max(dot, 0)));
    }
  }

  /**
   * The paths of one host.
   *
   * @param host a DNS name, perhaps with a leading {@code *.}; null means every host
   */
  public record Rule(@Nullable String host, List<Path> paths) {

    public Rule {
      paths = List.copyOf(paths);
    }
  }

  /** A path and its backend. */
  public record Path(Origin origin, String path, PathType type, Backend backend) {}
}
