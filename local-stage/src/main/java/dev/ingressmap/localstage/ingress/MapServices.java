package dev.ingressmap.localstage.ingress;

import dev.ingressmap.gateway.route.IngressMap;
import dev.ingressmap.gateway.source.Backend;
import dev.ingressmap.gateway.source.Ingress;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The Services that the Ingresses of a map name. */
public final class MapServices {

  private MapServices() {}

  /** Their names, as {@code namespace/name}. */
  public static Set<String> of(IngressMap map) {
    Set<String> services = new TreeSet<>();
    for (Ingress ingress : map.of(Ingress.class)) {
      Stream.concat(
              Stream.ofNullable(ingress.defaultBackend()),
              ingress.rules().stream()
                  .flatMap(rule -> rule.paths().stream())
                  .map(Ingress.Path::backend))
          .filter(Backend.Service.class::isInstance)
          .map(backend -> ingress.id().namespace() + "/" + ((Backend.Service) backend).name())
          .forEach(services::add);
    }
    return services;
  }
}
