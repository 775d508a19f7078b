package dev.ingressmap.k8s;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressBackend;
import io.fabric8.kubernetes.api.model.networking.v1.IngressClass;
import io.fabric8.kubernetes.api.model.networking.v1.ServiceBackendPort;
import java.util.stream.Stream;

/** Every Ingress has a class, and each backend is the port of a Service in its namespace. */
final class IngressBackends implements Rule {

  @Override
  public Stream<String> broken(Manifests manifests) {
    return manifests.all(Ingress.class).flatMap(ingress -> broken(ingress, manifests));
  }

  private static Stream<String> broken(Ingress ingress, Manifests manifests) {
    String namespace = ingress.getMetadata().getNamespace();
    Stream<String> backends =
        backends(ingress)
            .map(IngressBackend::getService)
            .filter(backend ->
                ports(manifests, namespace, backend.getName())
                    .noneMatch(port -> port.equals(text(backend.getPort()))))
            .map(backend -> "no Service has " + backend.getName() + ":" + text(backend.getPort()));
    return Stream.concat(ingressClass(ingress, manifests), backends)
        .map(problem -> Manifests.name(ingress) + ": " + problem);
  }

  private static Stream<String> ingressClass(Ingress ingress, Manifests manifests) {
    String name = ingress.getSpec().getIngressClassName();
    // The base has no controller, so it has no class. Then the rule checks only that a class is
    // named.
    boolean known =
        manifests.all(IngressClass.class).findAny().isEmpty()
            ? name != null
            : name != null && manifests.find(IngressClass.class, null, name).isPresent();
    return known ? Stream.of() : Stream.of("no IngressClass is " + name);
  }

  private static Stream<IngressBackend> backends(Ingress ingress) {
    return Stream.concat(
        Stream.ofNullable(ingress.getSpec().getDefaultBackend()),
        ingress.getSpec().getRules().stream()
            .filter(rule -> rule.getHttp() != null)
            .flatMap(rule -> rule.getHttp().getPaths().stream())
            .map(path -> path.getBackend()));
  }

  private static Stream<String> ports(Manifests manifests, String namespace, String name) {
    return manifests.find(Service.class, namespace, name).stream()
        .flatMap(service -> service.getSpec().getPorts().stream())
        .flatMap(port -> Stream.of(String.valueOf(port.getPort()), String.valueOf(port.getName())));
  }

  private static String text(ServiceBackendPort port) {
    return port.getName() == null ? String.valueOf(port.getNumber()) : port.getName();
  }
}
