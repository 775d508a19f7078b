package dev.ingressmap.k8s;

import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.openshift.api.model.monitoring.v1.Endpoint;
import io.fabric8.openshift.api.model.monitoring.v1.PodMetricsEndpoint;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.RelabelConfig;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Values that server-side apply takes as a whole are written as a whole. If the API server fills in
 * a field of them, a server-side apply conflicts with the client-side one before it.
 */
final class AppliedWhole implements Rule {

  @Override
  public Stream<String> broken(Manifests manifests) {
    return Stream.of(
            Workload.of(manifests)
                .flatMap(workload -> lines(workload.name(), environment(workload))),
            manifests
                .all(NetworkPolicy.class)
                .flatMap(policy -> lines(Manifests.name(policy), ports(policy))),
            manifests
                .all(ServiceMonitor.class)
                .flatMap(monitor ->
                    lines(
                        Manifests.name(monitor),
                        monitor.getSpec().getEndpoints().stream()
                            .flatMap(AppliedWhole::relabelings))),
            manifests
                .all(PodMonitor.class)
                .flatMap(monitor ->
                    lines(
                        Manifests.name(monitor),
                        monitor.getSpec().getPodMetricsEndpoints().stream()
                            .flatMap(AppliedWhole::relabelings))))
        .flatMap(problems -> problems);
  }

  private static Stream<String> lines(String name, Stream<String> missing) {
    return missing.map(field -> name + ": leaves it to the API server to fill in " + field);
  }

  private static Stream<String> environment(Workload workload) {
    return workload
        .containers()
        .flatMap(container -> container.getEnv().stream())
        .filter(variable -> variable.getValueFrom() != null)
        .flatMap(variable ->
            missing(variable.getValueFrom()).map(field -> field + " of " + variable.getName()));
  }

  private static Stream<String> missing(EnvVarSource source) {
    return Stream.of(
            source.getFieldRef() == null
                ? Stream.<String>of()
                : unset(source.getFieldRef().getApiVersion(), "fieldRef.apiVersion"),
            source.getResourceFieldRef() == null
                ? Stream.<String>of()
                : unset(source.getResourceFieldRef().getDivisor(), "resourceFieldRef.divisor"))
        .flatMap(fields -> fields);
  }

  private static Stream<String> ports(NetworkPolicy policy) {
    return Stream.concat(
            policy.getSpec().getIngress().stream().flatMap(rule -> rule.getPorts().stream()),
            policy.getSpec().getEgress().stream().flatMap(rule -> rule.getPorts().stream()))
        .flatMap(AppliedWhole::protocol);
  }

  private static Stream<String> protocol(NetworkPolicyPort port) {
    return unset(
        port.getProtocol(),
        "protocol of port " + (port.getPort() == null ? "all" : port.getPort().getValue()));
  }

  private static Stream<String> relabelings(Endpoint endpoint) {
    return actions(endpoint.getRelabelings(), endpoint.getMetricRelabelings());
  }

  private static Stream<String> relabelings(PodMetricsEndpoint endpoint) {
    return actions(endpoint.getRelabelings(), endpoint.getMetricRelabelings());
  }

  private static Stream<String> actions(
      @Nullable Collection<RelabelConfig> targets, @Nullable Collection<RelabelConfig> metrics) {
    return Stream.of(targets, metrics)
        .filter(Objects::nonNull)
        .flatMap(Collection::stream)
        .flatMap(one -> unset(one.getAction(), "action of relabeling " + one.getTargetLabel()));
  }

  private static Stream<String> unset(@Nullable Object value, String field) {
    return value == null ? Stream.of(field) : Stream.of();
  }
}
