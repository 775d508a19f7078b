package dev.ingressmap.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressClass;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each thing that users apply promises by its name. */
class OverlaysTest {

  private static final String CONTROLLER = "nginx-ingress-controller";

  @TempDir private Path folder;

  @BeforeAll
  static void require() {
    Kubectl.require();
  }

  @Test
  void theRootHasWhatTheWalkThroughNames() {
    Manifests root = render("");

    assertThat(root.all(Deployment.class))
        .extracting(one -> one.getMetadata().getName())
        .containsExactlyInAnyOrder("healthy", "default-http-backend", CONTROLLER);
    assertThat(root.all(Service.class))
        .extracting(one -> one.getMetadata().getName())
        .contains("healthy-app", "default-http-backend", CONTROLLER);
    assertThat(
            root.one(Ingress.class, "demo-app-ingress").getSpec().getRules().getFirst().getHost())
        .isEqualTo("demo.callmeradical.com");
  }

  @Test
  void theControllerIsReachedAt80And443AndItsStatusFromInsideOnly() {
    Manifests root = render("");
    Service door = root.one(Service.class, CONTROLLER);
    Service inside = root.one(Service.class, CONTROLLER + "-status");

    assertThat(door.getSpec().getType()).isEqualTo("LoadBalancer");
    assertThat(door.getSpec().getPorts()).extracting(ServicePort::getPort).containsExactly(80, 443);
    assertThat(inside.getSpec().getType()).isNull();
    assertThat(inside.getSpec().getPorts()).extracting(ServicePort::getPort).contains(18080);
    assertThat(arguments(root, CONTROLLER))
        .contains("-nginx-status-port=18080", "-enable-telemetry-reporting=false");
    assertThat(root.one(IngressClass.class, "nginx").getSpec().getController())
        .isEqualTo("nginx.org/ingress-controller");
  }

  @Test
  void theControllerReadsNoSecretsAndChangesNothingButStatus() {
    List<PolicyRule> rules = render("").one(ClusterRole.class, CONTROLLER).getRules();

    assertThat(rules).noneSatisfy(rule -> assertThat(rule.getResources()).contains("secrets"));
    assertThat(rules.stream().filter(rule -> rule.getVerbs().contains("update")))
        .extracting(PolicyRule::getResources)
        .containsExactly(List.of("ingresses/status"));
    assertThat(rules.stream().flatMap(rule -> rule.getVerbs().stream()).distinct())
        .containsOnly("get", "list", "watch", "update", "create", "patch");
  }

  @Test
  void theLocalOverlayNeedsNoLoadBalancer() {
    Service door = render("overlays/local").one(Service.class, CONTROLLER);

    assertThat(door.getSpec().getType()).isEqualTo("NodePort");
    assertThat(door.getSpec().getPorts())
        .extracting(ServicePort::getNodePort)
        .containsExactly(30080, 30443);
  }

  @Test
  void thePublicOverlayIsOnTheInternetAndInTheDns() {
    Manifests manifests = render("overlays/aws/public");

    assertThat(scheme(manifests, CONTROLLER + "-public")).isEqualTo("internet-facing");
    assertThat(arguments(manifests, "external-dns"))
        .contains("--source=ingress", "--provider=aws", "--policy=upsert-only");
    assertThat(manifests.find(Deployment.class, null, "healthy").orElseThrow().getSpec())
        .extracting(spec -> spec.getReplicas())
        .isNull();
  }

  @Test
  void theInternalOverlayIsInTheVpcOnly() {
    Manifests manifests = render("overlays/aws/internal");

    assertThat(scheme(manifests, CONTROLLER + "-internal")).isEqualTo("internal");
    assertThat(manifests.find(Deployment.class, null, "external-dns")).isEmpty();
  }

  /** Neither the class of a load balancer nor its scheme can change. */
  @Test
  void eachOverlayOnAwsHasAServiceOfItsOwnAndReportsIt() {
    for (String access : List.of("public", "internal")) {
      Manifests manifests = render("overlays/aws/" + access);

      assertThat(
              manifests
                  .all(Service.class)
                  .filter(service -> "LoadBalancer".equals(service.getSpec().getType())))
          .extracting(service -> service.getMetadata().getName())
          .containsExactly(CONTROLLER + "-" + access);
      assertThat(arguments(manifests, CONTROLLER))
          .contains("-external-service=" + CONTROLLER + "-" + access)
          .doesNotContain("-external-service=" + CONTROLLER);
    }
  }

  @Test
  void bothDrainForLongerThanTheLoadBalancerTakesToNotice() {
    for (String access : List.of("public", "internal")) {
      Manifests manifests = render("overlays/aws/" + access);
      Service door = manifests.one(Service.class, CONTROLLER + "-" + access);
      var pod = manifests.one(Deployment.class, CONTROLLER).getSpec().getTemplate().getSpec();

      assertThat(door.getSpec().getLoadBalancerClass()).isEqualTo("service.k8s.aws/nlb");
      assertThat(door.getMetadata().getAnnotations())
          .doesNotContainKey("service.beta.kubernetes.io/aws-load-balancer-type");
      assertThat(pod.getContainers().getFirst().getLifecycle().getPreStop().getSleep().getSeconds())
          .isGreaterThan(60);
      assertThat(manifests.one(Namespace.class, "nginx-ingress").getMetadata().getLabels())
          .containsEntry("elbv2.k8s.aws/pod-readiness-gate-inject", "enabled");
    }
  }

  @Test
  void theRetiredControllerHasTheDefaultBackendByItsFlag() {
    Manifests retired = render("controllers/ingress-nginx");

    assertThat(arguments(retired, "ingress-nginx-controller"))
        .contains("--default-backend-service=ingress-map/default-http-backend");
    assertThat(retired.one(IngressClass.class, "ingress-nginx").getSpec().getController())
        .isEqualTo("k8s.io/ingress-nginx");
  }

  /** It can be applied next to the other controller, and takes over the Ingresses. */
  @Test
  void theRetiredControllersOverlayHasAllIngressesInItsClass() {
    Manifests retired = render("overlays/ingress-nginx");

    assertThat(retired.all(Ingress.class))
        .hasSize(4)
        .extracting(ingress -> ingress.getSpec().getIngressClassName())
        .containsOnly("ingress-nginx");
    assertThat(retired.all(NetworkPolicy.class))
        .extracting(policy -> policy.getMetadata().getNamespace())
        .containsOnly("ingress-map", "ingress-nginx");
    assertThat(render("").all(Ingress.class))
        .extracting(ingress -> ingress.getSpec().getIngressClassName())
        .containsOnly("nginx");
  }

  @Test
  void theGatewayWatchReadsIngressesAndWritesEventsAndItsOwnLease() throws IOException {
    Manifests watch = component("components/gateway-watch");

    assertThat(
            watch
                .all(ClusterRole.class)
                .filter(role -> role.getMetadata().getName().startsWith("ingress-map-gateway"))
                .flatMap(role -> role.getRules().stream()))
        .extracting(rule -> rule.getApiGroups() + " " + rule.getResources() + rule.getVerbs())
        .containsExactlyInAnyOrder(
            "[networking.k8s.io] [ingresses][list]",
            "[] [namespaces][list]",
            "[networking.k8s.io] [ingresses][watch]",
            "[] [namespaces][watch]",
            "[events.k8s.io] [events][create, patch]");
    assertThat(watch.one(Role.class, "gateway-watch").getRules())
        .extracting(rule -> rule.getResources() + " " + rule.getVerbs() + rule.getResourceNames())
        .containsExactlyInAnyOrder(
            "[leases] [create][]", "[leases] [get, update][ingress-map-gateway]");
  }

  @Test
  void theGatewayWatchIsProbedSpreadAndScraped() throws IOException {
    Manifests watch = component("components/gateway-watch", "components/monitoring");
    Deployment deployment = watch.one(Deployment.class, "gateway-watch");
    var pod = deployment.getSpec().getTemplate().getSpec();
    var container = pod.getContainers().getFirst();
    PodMonitor monitor = watch.one(PodMonitor.class, "gateway-watch");

    assertThat(deployment.getSpec().getReplicas()).isEqualTo(2);
    assertThat(pod.getTopologySpreadConstraints()).hasSize(1);
    assertThat(container.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/healthz");
    assertThat(container.getStartupProbe().getHttpGet().getPath()).isEqualTo("/healthz");
    assertThat(container.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/readyz");
    assertThat(monitor.getSpec().getNamespaceSelector().getMatchNames())
        .containsExactly(deployment.getMetadata().getNamespace());
    assertThat(deployment.getSpec().getTemplate().getMetadata().getLabels())
        .containsAllEntriesOf(monitor.getSpec().getSelector().getMatchLabels());
    assertThat(container.getPorts())
        .extracting(port -> port.getName())
        .contains(monitor.getSpec().getPodMetricsEndpoints().getFirst().getPort());
  }

  private Manifests component(String... components) throws IOException {
    ManifestTree tree = ManifestTree.copyTo(folder);
    return Manifests.decode(
        Kubectl.kustomize(
            tree.overlay(
                "component", List.of("base", "controllers/nginx"), List.of(components), "")));
  }

  private static Manifests render(String folder) {
    return Manifests.decode(Kubectl.kustomize(Path.of(folder).toAbsolutePath()));
  }

  private static List<String> arguments(Manifests manifests, String deployment) {
    return manifests
        .one(Deployment.class, deployment)
        .getSpec()
        .getTemplate()
        .getSpec()
        .getContainers()
        .getFirst()
        .getArgs();
  }

  private static String scheme(Manifests manifests, String service) {
    Map<String, String> annotations =
        manifests.one(Service.class, service).getMetadata().getAnnotations();
    return annotations.getOrDefault("service.beta.kubernetes.io/aws-load-balancer-scheme", "none");
  }
}
