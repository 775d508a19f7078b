package dev.ingressmap.k8s;

import static dev.ingressmap.k8s.Rules.unless;

import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import java.util.List;
import java.util.stream.Stream;

/** Every pod states its resources, and has a service account token only if it reads the cluster. */
final class BoundedPods implements Rule {

  @Override
  public Stream<String> broken(Manifests manifests) {
    return Workload.of(manifests).flatMap(workload -> bounded(workload, manifests));
  }

  private static Stream<String> bounded(Workload workload, Manifests manifests) {
    Stream<String> token =
        unless(
            Boolean.valueOf(readsTheCluster(workload, manifests))
                .equals(workload.pod().getAutomountServiceAccountToken()),
            "has a token it does not need, or none that it does");
    Stream<String> resources =
        workload
            .containers()
            .flatMap(container ->
                unless(
                    container.getResources() != null
                        && container.getResources().getRequests() != null
                        && container
                            .getResources()
                            .getRequests()
                            .keySet()
                            .containsAll(List.of("cpu", "memory"))
                        && container.getResources().getLimits() != null
                        && container.getResources().getLimits().containsKey("memory"),
                    container.getName() + " does not say what it takes"));
    return Stream.concat(token, resources).map(problem -> workload.name() + ": " + problem);
  }

  private static boolean readsTheCluster(Workload workload, Manifests manifests) {
    return manifests
        .all(ClusterRoleBinding.class)
        .flatMap(binding -> binding.getSubjects().stream())
        .anyMatch(subject ->
            subject.getNamespace().equals(workload.namespace())
                && subject.getName().equals(workload.pod().getServiceAccountName()));
  }
}
