package dev.ingressmap.k8s;

import static dev.ingressmap.k8s.Rules.unless;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every namespace enforces the Pod Security Standard <a
 * href="https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted">restricted</a>,
 * and every pod follows it. A container writes to its root file system only if its image needs
 * that.
 */
final class RestrictedPods implements Rule {

  private static final String ENFORCE = "pod-security.kubernetes.io/enforce";

  @Override
  public Stream<String> broken(Manifests manifests) {
    return Stream.concat(
        manifests
            .all(Namespace.class)
            .filter(one ->
                one.getMetadata().getLabels() == null
                    || !"restricted".equals(one.getMetadata().getLabels().get(ENFORCE)))
            .map(one -> Manifests.name(one) + ": does not enforce restricted"),
        Workload.of(manifests)
            .flatMap(workload ->
                Stream.concat(
                        pod(workload.pod()),
                        workload.containers().flatMap(RestrictedPods::container))
                    .map(problem -> workload.name() + ": " + problem)));
  }

  private static Stream<String> pod(PodSpec pod) {
    PodSecurityContext context = pod.getSecurityContext();
    if (context == null) {
      return Stream.of("has no securityContext");
    }
    return Stream.of(
            unless(isTrue(context.getRunAsNonRoot()), "does not say runAsNonRoot"),
            unless(
                context.getRunAsUser() != null && context.getRunAsUser() > 0,
                "has no user by number"),
            unless(
                context.getSeccompProfile() != null
                    && "RuntimeDefault".equals(context.getSeccompProfile().getType()),
                "has no seccomp profile RuntimeDefault"),
            unless(context.getSysctls().isEmpty(), "sets a sysctl"),
            unless(
                Stream.of(pod.getHostNetwork(), pod.getHostPID(), pod.getHostIPC())
                    .noneMatch(RestrictedPods::isTrue),
                "shares a namespace of the host"),
            unless(
                pod.getVolumes().stream().allMatch(RestrictedPods::allowed),
                "has a volume that restricted does not allow"))
        .flatMap(problems -> problems);
  }

  private static boolean allowed(Volume volume) {
    return Stream.of(
            volume.getEmptyDir(), volume.getConfigMap(), volume.getSecret(), volume.getProjected())
        .anyMatch(Objects::nonNull);
  }

  private static Stream<String> container(Container container) {
    SecurityContext context = container.getSecurityContext();
    if (context == null || context.getCapabilities() == null) {
      return Stream.of(container.getName() + " has no capabilities dropped");
    }
    return Stream.of(
            unless(
                Boolean.FALSE.equals(context.getAllowPrivilegeEscalation()),
                "may escalate its privileges"),
            unless(!isTrue(context.getPrivileged()), "is privileged"),
            unless(
                context.getCapabilities().getDrop().equals(List.of("ALL")),
                "does not drop all capabilities"),
            unless(
                Set.of("NET_BIND_SERVICE").containsAll(context.getCapabilities().getAdd()),
                "adds a capability"),
            unless(
                isTrue(context.getReadOnlyRootFilesystem())
                    || container.getImage().startsWith("registry.k8s.io/ingress-nginx/"),
                "writes to its root"),
            unless(
                container.getPorts().stream().allMatch(port -> port.getHostPort() == null),
                "takes a port of the host"))
        .flatMap(problems -> problems)
        .map(problem -> container.getName() + " " + problem);
  }

  private static boolean isTrue(Boolean value) {
    return Boolean.TRUE.equals(value);
  }
}
