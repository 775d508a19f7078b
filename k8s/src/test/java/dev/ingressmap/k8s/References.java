package dev.ingressmap.k8s;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.networking.v1.IngressClass;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleRef;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every named object exists: namespaces, accounts, roles, subjects, volumes, controllers' objects
 * and classes, and the namespaces that network policies name.
 */
final class References implements Rule {

  /** Arguments of both controllers that name an object in the controller's own namespace. */
  private static final Pattern ARGUMENT =
      Pattern.compile("--?(nginx-configmaps|configmap|external-service|publish-service)=(.+)");

  private static final Pattern CLASS = Pattern.compile("--?ingress-class=(.+)");

  private static final String NAMESPACE = "kubernetes.io/metadata.name";

  /** Namespaces that the cluster or somebody else creates. */
  private static final Set<String> FOREIGN = Set.of("kube-system", "monitoring");

  @Override
  public Stream<String> broken(Manifests manifests) {
    return Stream.of(
            manifests.objects().stream().flatMap(object -> namespace(object, manifests)),
            Workload.of(manifests).flatMap(workload -> workload(workload, manifests)),
            manifests.all(NetworkPolicy.class).flatMap(policy -> peers(policy, manifests)),
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
    Stream<String> classes =
        workload
            .containers()
            .flatMap(container -> container.getArgs().stream())
            .map(CLASS::matcher)
            .filter(Matcher::matches)
            .flatMap(argument ->
                missing(workload.object(), IngressClass.class, null, argument.group(1), manifests));
    return Stream.of(account, volumes, arguments, classes).flatMap(problems -> problems);
  }

  /** Of the names that a peer may have, one must exist. */
  private static Stream<String> peers(NetworkPolicy policy, Manifests manifests) {
    return Stream.concat(
            policy.getSpec().getIngress().stream().flatMap(rule -> rule.getFrom().stream()),
            policy.getSpec().getEgress().stream().flatMap(rule -> rule.getTo().stream()))
        .map(NetworkPolicyPeer::getNamespaceSelector)
        .filter(Objects::nonNull)
        .map(References::names)
        .filter(names -> !names.isEmpty())
        .filter(names ->
            names.stream()
                .noneMatch(name ->
                    FOREIGN.contains(name)
                        || manifests.find(Namespace.class, null, name).isPresent()))
        .map(names -> Manifests.name(policy) + ": no Namespace is " + String.join(" or ", names));
  }

  private static List<String> names(LabelSelector selector) {
    return Stream.concat(
            Stream.ofNullable(selector.getMatchLabels())
                .flatMap(labels -> Stream.ofNullable(labels.get(NAMESPACE))),
            selector.getMatchExpressions().stream()
                .filter(expression -> expression.getKey().equals(NAMESPACE))
                .flatMap(expression -> expression.getValues().stream()))
        .toList();
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
