package dev.ingressmap.k8s;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleRef;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every named object exists: namespaces, accounts, roles, subjects, volumes, controllers' objects.
 */
final class References implements Rule {

  /** Arguments of both controllers that name an object in the controller's own namespace. */
  private static final Pattern ARGUMENT =
      Pattern.compile("--?(nginx-configmaps|configmap|external-service|publish-service)=(.+)");

  @Override
  public Stream<String> broken(Manifests manifests) {
    return Stream.of(
            manifests.objects().stream().flatMap(object -> namespace(object, manifests)),
            Workload.of(manifests).flatMap(workload -> workload(workload, manifests)),
            manifests
                .all(RoleBinding.class)
                .flatMap(one -> binding(one, one.getRoleRef(), one.getSubjects(), manifests)),
            manifests
                .all(ClusterRoleBinding.class)
                .flatMap(one -> binding(one, one.getRoleRef(), one.getSubjects(), manifests)))
        .flatMap(problems -> problems);
  }

  private static Stream<String> namespace(HasMetadata object, Manifests manifests) {
    String namespace = object.getMetadata().getNamespace();
    return namespace == null
        ? Stream.of()
        : missing(object, Namespace.class, null, namespace, manifests);
  }

  private static Stream<String> workload(Workload workload, Manifests manifests) {
    String namespace = workload.namespace();
    Stream<String> account =
        Stream.ofNullable(workload.pod().getServiceAccountName())
            .flatMap(name ->
                missing(workload.object(), ServiceAccount.class, namespace, name, manifests));
    Stream<String> volumes =
        workload.pod().getVolumes().stream()
            .map(Volume::getConfigMap)
            .filter(Objects::nonNull)
            .flatMap(map ->
                missing(workload.object(), ConfigMap.class, namespace, map.getName(), manifests));
    Stream<String> arguments =
        workload
            .containers()
            .flatMap(container -> container.getArgs().stream())
            .map(ARGUMENT::matcher)
            .filter(Matcher::matches)
            .flatMap(argument ->
                missing(
                    workload.object(),
                    argument.group(1).endsWith("service") ? Service.class : ConfigMap.class,
                    namespace,
                    argument.group(2).replace("$(POD_NAMESPACE)/", ""),
                    manifests));
    return Stream.of(account, volumes, arguments).flatMap(problems -> problems);
  }

  private static Stream<String> binding(
      HasMetadata binding, RoleRef role, Iterable<Subject> subjects, Manifests manifests) {
    boolean cluster = role.getKind().equals("ClusterRole");
    Stream.Builder<Stream<String>> problems = Stream.builder();
    problems.add(
        missing(
            binding,
            cluster ? ClusterRole.class : Role.class,
            cluster ? null : binding.getMetadata().getNamespace(),
            role.getName(),
            manifests));
    for (Subject subject : subjects) {
      problems.add(
          missing(
              binding, ServiceAccount.class, subject.getNamespace(), subject.getName(), manifests));
    }
    return problems.build().flatMap(lines -> lines);
  }

  private static Stream<String> missing(
      HasMetadata from,
      Class<? extends HasMetadata> type,
      @Nullable String namespace,
      String name,
      Manifests manifests) {
    return manifests.find(type, namespace, name).isPresent()
        ? Stream.of()
        : Stream.of(Manifests.name(from) + ": no " + type.getSimpleName() + " is " + name);
  }
}
