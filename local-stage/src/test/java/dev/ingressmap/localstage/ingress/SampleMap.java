package dev.ingressmap.localstage.ingress;

import dev.ingressmap.gateway.route.Exposure;
import dev.ingressmap.gateway.route.IngressMap;
import dev.ingressmap.gateway.route.ObjectName;
import dev.ingressmap.gateway.route.PathType;
import dev.ingressmap.gateway.route.RouteObject;
import dev.ingressmap.gateway.source.Backend;
import dev.ingressmap.gateway.source.Ingress;
import dev.ingressmap.gateway.yaml.Origin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A builder of ingress maps, with short rules such as {@code "Exact a.example.com/foo service"}.
 */
final class SampleMap {

  private static final Origin ORIGIN = new Origin("test", 1);

  private final List<RouteObject> ingresses = new ArrayList<>();

  /** An Ingress in the namespace {@code default}. */
  static SampleMap of(String... rules) {
    return new SampleMap().ingress("default", null, rules);
  }

  /**
   * Adds an Ingress.
   *
   * @param defaultBackend a Service
   * @param rules path type, host and path, and Service; or only a host
   */
  SampleMap ingress(String namespace, @Nullable String defaultBackend, String... rules) {
    ingresses.add(
        new Ingress(
            new ObjectName(Ingress.KIND, namespace, "i" + ingresses.size()),
            ORIGIN,
            null,
            Optional.empty(),
            Exposure.DEFAULT,
            Set.of(),
            new Ingress.Tls(Set.of(), false),
            defaultBackend == null ? null : service(defaultBackend),
            Arrays.stream(rules).map(SampleMap::rule).toList()));
    return this;
  }

  IngressMap map() {
    return new IngressMap(ingresses);
  }

  private static Ingress.Rule rule(String text) {
    String[] words = text.split(" ", -1);
    if (words.length == 1) {
      return new Ingress.Rule(text, List.of());
    }
    PathType type =
        Arrays.stream(PathType.values())
            .filter(t -> t.toString().equals(words[0]))
            .findFirst()
            .orElseThrow();
    int slash = words[1].indexOf('/');
    String host = words[1].substring(0, slash);
    String path = words[1].substring(slash);
    return new Ingress.Rule(
        host.isEmpty() ? null : host,
        List.of(new Ingress.Path(ORIGIN, path, type, service(words[2]))));
  }

  private static Backend service(String name) {
    return new Backend.Service(name, "80");
  }
}
