package dev.ingressmap.localstage.ingress;

import dev.ingressmap.gateway.source.Backend;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The addresses of Services, by {@code name} or {@code namespace/name}. A Service has one address.
 */
public final class Upstreams {

  private final Map<String, URI> addresses;

  public Upstreams(Map<String, URI> addresses) {
    this.addresses = Map.copyOf(addresses);
  }

  /** These addresses with others added; for a Service in both, the other address wins. */
  public Upstreams with(Map<String, URI> others) {
    Map<String, URI> merged = new HashMap<>(addresses);
    merged.putAll(others);
    return new Upstreams(merged);
  }

  /** The address of the process behind a target, if there is one. */
  public Optional<URI> find(Target target) {
    if (!(target.backend() instanceof Backend.Service service)) {
      return Optional.empty();
    }
    URI own = addresses.get(target.namespace() + "/" + service.name());
    return Optional.ofNullable(own == null ? addresses.get(service.name()) : own);
  }
}
