package dev.ingressmap.k8s;

import static dev.ingressmap.k8s.Rules.unless;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Lifecycle;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Workloads that serve requests drop none while pods are started and stopped. */
final class SteadyWorkloads implements Rule {

  @Override
  public Stream<String> broken(Manifests manifests) {
    return manifests
        .all(Deployment.class)
        .filter(deployment -> serves(deployment, manifests))
        .flatMap(deployment -> steady(deployment, manifests));
  }

  private static boolean serves(Deployment deployment, Manifests manifests) {
    Map<String, String> labels = deployment.getSpec().getTemplate().getMetadata().getLabels();
    return manifests
        .all(Service.class)
        .filter(service ->
            service.getMetadata().getNamespace().equals(deployment.getMetadata().getNamespace()))
        .anyMatch(
            service -> labels.entrySet().containsAll(service.getSpec().getSelector().entrySet()));
  }

  private static Stream<String> steady(Deployment deployment, Manifests manifests) {
    var spec = deployment.getSpec();
    var pod = spec.getTemplate().getSpec();
    Container container = pod.getContainers().getFirst();
    return Stream.of(
            unless(
                spec.getReplicas() == null || spec.getReplicas() >= 2, "has fewer than 2 replicas"),
            unless(
                spec.getStrategy() != null
                    && spec.getStrategy().getRollingUpdate() != null
                    && Integer.valueOf(0)
                        .equals(
                            spec.getStrategy().getRollingUpdate().getMaxUnavailable().getIntVal()),
                "takes pods away before new ones are ready"),
            unless(!pod.getTopologySpreadConstraints().isEmpty(), "is not spread over nodes"),
            Stream.of("startup", "liveness", "readiness")
                .filter(probe -> !probed(container, probe))
                .map(probe -> "has no " + probe + " probe at a port of its own"),
            unless(pauses(container), "does not go on serving when it is told to stop"),
            unless(
                pod.getTerminationGracePeriodSeconds() != null
                    && pod.getTerminationGracePeriodSeconds() > pause(container),
                "is killed before its pause is over"),
            unless(
                manifests
                    .all(PodDisruptionBudget.class)
                    .filter(budget ->
                        budget
                            .getMetadata()
                            .getNamespace()
                            .equals(deployment.getMetadata().getNamespace()))
                    .anyMatch(budget ->
                        spec.getTemplate()
                            .getMetadata()
                            .getLabels()
                            .entrySet()
                            .containsAll(
                                budget.getSpec().getSelector().getMatchLabels().entrySet())),
                "has no disruption budget"))
        .flatMap(problems -> problems)
        .map(problem -> Manifests.name(deployment) + ": " + problem);
  }

  private static boolean probed(Container container, String kind) {
    Probe probe =
        switch (kind) {
          case "startup" -> container.getStartupProbe();
          case "liveness" -> container.getLivenessProbe();
          default -> container.getReadinessProbe();
        };
    return probe != null
        && probe.getHttpGet() != null
        && container.getPorts().stream()
            .anyMatch(
                port -> Objects.equals(port.getName(), probe.getHttpGet().getPort().getStrVal()));
  }

  private static boolean pauses(Container container) {
    Lifecycle lifecycle = container.getLifecycle();
    return lifecycle != null
        && lifecycle.getPreStop() != null
        && (lifecycle.getPreStop().getSleep() != null || lifecycle.getPreStop().getExec() != null);
  }

  private static long pause(Container container) {
    return pauses(container) && container.getLifecycle().getPreStop().getSleep() != null
        ? container.getLifecycle().getPreStop().getSleep().getSeconds()
        : 0;
  }
}
