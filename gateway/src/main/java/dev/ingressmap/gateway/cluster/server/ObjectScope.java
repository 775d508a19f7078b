package dev.ingressmap.gateway.cluster.server;

import dev.ingressmap.gateway.route.ObjectKind;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The objects that a request concerns: those of one kind.
 *
 * @param namespace null for all of them
 */
public record ObjectScope(ObjectKind kind, @Nullable String namespace) {

  /** The kinds in each of the namespaces; an empty list of namespaces means all of them. */
  public static List<ObjectScope> of(Collection<ObjectKind> kinds, List<String> namespaces) {
    return kinds.stream()
        .flatMap(kind ->
            namespaces.isEmpty()
                ? Stream.of(new ObjectScope(kind, null))
                : namespaces.stream().map(namespace -> new ObjectScope(kind, namespace)))
        .toList();
  }

  /** Their path at an API server. */
  public String path() {
    return (kind.group().isEmpty() ? "/api/" : "/apis/")
        + kind.apiVersion()
        + (namespace == null ? "" : "/namespaces/" + namespace)
        + "/"
        + kind.plural();
  }

  /** Words for a message, such as {@code ingresses.networking.k8s.io in namespace shop}. */
  String describe() {
    return kind.resource()
        + " in "
        + (namespace == null ? "all namespaces" : "namespace " + namespace);
  }
}
