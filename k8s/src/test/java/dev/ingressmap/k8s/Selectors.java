package dev.ingressmap.k8s;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.CrossVersionObjectReference;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Every pod selector selects some pods: those of Deployments, disruption budgets, network policies
 * and their peers, and autoscalers. No autoscaled workload has a fixed number of replicas.
 */
final class Selectors implements Rule {

  @Override
  public Stream<String> broken(Manifests manifests) {
    return Stream.of(
            manifests.all(Deployment.class).flatMap(Selectors::broken),
            manifests
                .all(PodDisruptionBudget.class)
                .flatMap(budget ->
                    none(budget, budget.getSpec().getSelector().getMatchLabels(), manifests)),
            manifests.all(NetworkPolicy.class).flatMap(policy -> broken(policy, manifests)),
            manifests.all(HorizontalPodAutoscaler.class).flatMap(one -> broken(one, manifests)))
        .flatMap(problems -> problems);
  }

  private static Stream<String> broken(Deployment deployment) {
    Map<String, String> selector = deployment.getSpec().getSelector().getMatchLabels();
    Map<String, String> labels = deployment.getSpec().getTemplate().getMetadata().getLabels();
    return labels.entrySet().containsAll(selector.entrySet())
        ? Stream.of()
        : Stream.of(Manifests.name(deployment) + ": its own pods do not have " + selector);
  }

  private static Stream<String> broken(NetworkPolicy policy, Manifests manifests) {
    Map<String, String> selector = labels(policy);
    List<Workload> pods =
        Workload.selected(manifests, policy.getMetadata().getNamespace(), selector).toList();
    return Stream.concat(
        none(policy, selector, manifests),
        policy.getSpec().getIngress().stream()
            .map(NetworkPolicyIngressRule::getPorts)
            .flatMap(List::stream)
            .map(NetworkPolicyPort::getPort)
            .filter(port -> pods.stream().noneMatch(workload -> workload.hasPort(port)))
            .map(port ->
                Manifests.name(policy) + ": opens port " + port.getValue() + ", which no pod has"));
  }

  private static Map<String, String> labels(NetworkPolicy policy) {
    Map<String, String> labels = policy.getSpec().getPodSelector().getMatchLabels();
    return labels == null ? Map.of() : labels;
  }

  private static Stream<String> none(
      HasMetadata object, Map<String, String> selector, Manifests manifests) {
    return Workload.selected(manifests, object.getMetadata().getNamespace(), selector)
            .findAny()
            .isPresent()
        ? Stream.of()
        : Stream.of(Manifests.name(object) + ": no pod has the labels " + selector);
  }

  private static Stream<String> broken(HorizontalPodAutoscaler autoscaler, Manifests manifests) {
    CrossVersionObjectReference target = autoscaler.getSpec().getScaleTargetRef();
    return manifests
        .find(Deployment.class, autoscaler.getMetadata().getNamespace(), target.getName())
        .map(deployment ->
            deployment.getSpec().getReplicas() == null
                ? Stream.<String>of()
                : Stream.of(Manifests.name(deployment) + ": has fixed replicas and an autoscaler"))
        .orElseGet(
            () -> Stream.of(Manifests.name(autoscaler) + ": no Deployment is " + target.getName()));
  }
}
