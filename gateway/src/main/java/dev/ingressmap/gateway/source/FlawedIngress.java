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
 * An Ingress that says something that cannot be read, so that only its hosts and paths are known.
 *
 * @param createdAt null if its manifest does not say so
 * @param rules those that can be read
 */
record FlawedIngress(
    ObjectName id, Origin origin, @Nullable Instant createdAt, Flaw wrong, List<Rule> rules)
    implements RouteObject {

  FlawedIngress {
    rules = List.copyOf(rules);
  }

  @Override
  public Optional<String> generated() {
    return Optional.empty();
  }

  @Override
  public Optional<Flaw> flaw() {
    return Optional.of(wrong);
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
