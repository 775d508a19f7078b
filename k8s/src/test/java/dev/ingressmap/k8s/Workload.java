package dev.ingressmap.k8s;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** An object that creates pods, and its pod template. */
record Workload(HasMetadata object, PodTemplateSpec template) {

  static Stream<Workload> of(Manifests manifests) {
    return Stream.concat(
        manifests.all(Deployment.class).map(one -> new Workload(one, one.getSpec().getTemplate())),
        manifests.all(Job.class).map(one -> new Workload(one, one.getSpec().getTemplate())));
  }

  /**
   * The workloads of a namespace whose pods have these labels; as in Kubernetes, no labels select
   * all.
   */
  static Stream<Workload> selected(
      Manifests manifests, String namespace, Map<String, String> labels) {
    return of(manifests)
        .filter(workload -> workload.namespace().equals(namespace))
        .filter(workload -> workload.labels().entrySet().containsAll(labels.entrySet()));
  }

  String name() {
    return Manifests.name(object);
  }

  String namespace() {
    return object.getMetadata().getNamespace();
  }

  Map<String, String> labels() {
    return template.getMetadata().getLabels();
  }

  PodSpec pod() {
    return template.getSpec();
  }

  Stream<Container> containers() {
    return Stream.concat(pod().getInitContainers().stream(), pod().getContainers().stream());
  }

  /** Whether a container other than an init container has this port, by name or number. */
  boolean hasPort(IntOrString port) {
    return pod().getContainers().stream()
        .flatMap(container -> container.getPorts().stream())
        .anyMatch(one -> is(one, port));
  }

  private static boolean is(ContainerPort one, IntOrString port) {
    return port.getStrVal() == null
        ? Objects.equals(one.getContainerPort(), port.getIntVal())
        : port.getStrVal().equals(one.getName());
  }
}
