package dev.ingressmap.k8s;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every Service has pods that have all of its target ports; every ServiceMonitor has Services. */
final class ServicePods implements Rule {

  @Override
  public Stream<String> broken(Manifests manifests) {
    return Stream.concat(
        manifests.all(Service.class).flatMap(service -> broken(service, manifests)),
        manifests.all(ServiceMonitor.class).flatMap(monitor -> broken(monitor, manifests)));
  }

  private static Stream<String> broken(Service service, Manifests manifests) {
    Map<String, String> selector = service.getSpec().getSelector();
    List<Workload> pods =
        Workload.selected(manifests, service.getMetadata().getNamespace(), selector).toList();
    if (pods.isEmpty()) {
      return Stream.of(Manifests.name(service) + ": no pod has the labels " + selector);
    }
    return service.getSpec().getPorts().stream()
        .map(ServicePort::getTargetPort)
        .flatMap(target ->
            pods.stream()
                .filter(workload -> !workload.hasPort(target))
                .map(workload ->
                    Manifests.name(service)
                        + ": "
                        + workload.name()
                        + " has no port "
                        + target.getValue()));
  }

  private static Stream<String> broken(ServiceMonitor monitor, Manifests manifests) {
    Map<String, String> selector = monitor.getSpec().getSelector().getMatchLabels();
    List<Service> services =
        manifests
            .all(Service.class)
            .filter(service ->
                service.getMetadata().getNamespace().equals(monitor.getMetadata().getNamespace()))
            .filter(service ->
                service.getMetadata().getLabels().entrySet().containsAll(selector.entrySet()))
            .toList();
    if (services.isEmpty()) {
      return Stream.of(Manifests.name(monitor) + ": no Service has the labels " + selector);
    }
    return monitor.getSpec().getEndpoints().stream()
        .flatMap(endpoint ->
            services.stream()
                .filter(service ->
                    service.getSpec().getPorts().stream()
                        .noneMatch(port -> port.getName().equals(endpoint.getPort())))
                .map(service ->
                    Manifests.name(monitor)
                        + ": "
                        + Manifests.name(service)
                        + " has no port "
                        + endpoint.getPort()));
  }
}
