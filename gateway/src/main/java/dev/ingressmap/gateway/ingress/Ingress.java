package dev.ingressmap.gateway.ingress;

import dev.ingressmap.gateway.yaml.Origin;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One networking.k8s.io/v1 Ingress.
 *
 * @param origin where its manifest begins
 * @param tlsHosts the hosts, wildcards included, for which it terminates TLS
 * @param defaultBackend what takes the requests that no rule of this Ingress matches
 */
public record Ingress(
    Origin origin,
    String namespace,
    String name,
    Exposure exposure,
    Set<String> tlsHosts,
    @Nullable Backend defaultBackend,
    List<Rule> rules) {

  public Ingress {
    tlsHosts = Set.copyOf(tlsHosts);
    rules = List.copyOf(rules);
  }

  /** Its unique name in a map: {@code namespace/name}. */
  public String id() {
    return namespace + "/" + name;
  }

  /** How messages name it. */
  public String describe() {
    return "Ingress " + id();
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
