package dev.ingressmap.gateway.source;

import dev.ingressmap.gateway.route.Exposure;
import dev.ingressmap.gateway.route.Flaw;
import dev.ingressmap.gateway.route.ObjectName;
import dev.ingressmap.gateway.route.Route;
import dev.ingressmap.gateway.route.RouteObject;
import dev.ingressmap.gateway.source.Ingress.Rule;
import dev.ingressmap.gateway.yaml.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An Ingress of which only the hosts and paths are known: the ingress serves them, but they are not
 * for the API.
 *
 * @param createdAt null if its manifest does not say so
 * @param leftOut why it is not part of the map; empty if it should be
 * @param flaw why it cannot be read; empty if it need not be
 * @param rules those that can be read
 */
record PathsOnlyIngress(
    ObjectName id,
    Origin origin,
    @Nullable Instant createdAt,
    Optional<String> leftOut,
    Optional<Flaw> flaw,
    List<Rule> rules)
    implements RouteObject {

  PathsOnlyIngress {
    rules = List.copyOf(rules);
  }

  @Override
  public Optional<Instant> created() {
    return Optional.ofNullable(createdAt);
  }

  @Override
  public Exposure exposure() {
    return Exposure.KEPT_OUT;
  }

  @Override
  public Set<String> hosts() {
    return Ingress.hosts(rules);
  }

  @Override
  public List<Route> routes() {
    return Ingress.routes(this, new Ingress.Tls(Set.of(), false), rules);
  }
}
