package dev.ingressmap.gateway.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.Rounds;
import dev.ingressmap.gateway.api.HeldBack;
import dev.ingressmap.gateway.mapping.SharedMap;
import dev.ingressmap.gateway.route.IngressMap;
import dev.ingressmap.gateway.route.Remembered;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.SettingsText;
import dev.ingressmap.gateway.source.Manifests;
import dev.ingressmap.gateway.yaml.YamlDocuments;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/** Kubernetes refuses what {@code gateway} would hold back because of the policy, and only that. */
class AdmissionPolicyTest {

  /** In the API anyway, so that it is never empty. */
  private static final String KEEP =
      """
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata:
        name: keep
        namespace: keep
        labels: {api: public}
        annotations: {ingressmap.dev/expose: "true"}
      spec:
        ingressClassName: nginx
        rules: [{host: keep.b, http: {paths: [{path: /keep, pathType: Exact, backend: {service: {name: k, port: {number: 80}}}}]}}]
      ---
      """;

  private static final List<String> POLICY =
      List.of("does not allow", "belongs to no team", "not an annotation of the ingress map");

  static final Map<String, Map<String, String>> LABELS =
      Map.of(
          "x",
          Map.of("kind", "a"),
          "shop-x",
          Map.of("kind", "a", "of", "b"),
          "yz",
          Map.of("of", "b"));

  @Test
  void refusesWhatIsNotAllowed() {
    long seed = Long.getLong("fuzz.seed", System.nanoTime());
    Random random = new Random(seed);
    int refused = 0;
    int accepted = 0;
    for (int i = 0; i < Rounds.of(60); i++) {
      Settings settings = new RandomPolicy(random).settings();
      String text = AdmissionPolicy.text(settings, "policy");
      Server server = new Server(policy(text));
      for (int j = 0; j < 40; j++) {
        String namespace =
            RandomIngress.NAMESPACES.get(random.nextInt(RandomIngress.NAMESPACES.size()));
        Map<String, Object> ingress = new RandomIngress(random).next(namespace);
        boolean allowed =
            server.refusal(ingress, namespace, LABELS.getOrDefault(namespace, Map.of())).isEmpty();
        String problems = problems(settings, ingress);
        assertThat(allowed)
            .as("-Dfuzz.seed=%d%n%s%n%s%n%s", seed, ingress, problems, text)
            .isEqualTo(problems.isEmpty());
        accepted += allowed ? 1 : 0;
        refused += allowed ? 0 : 1;
      }
    }

    assertThat(refused).isGreaterThan(Rounds.of(300));
    assertThat(accepted).isGreaterThan(Rounds.of(300));
  }

  /** A finalizer must not become a way past the policy, and the policy must not keep it there. */
  @Test
  void refusesToChangeWhatIsBeingDeletedExceptItsFinalizers() {
    Server server =
        new Server(
            policy(
                AdmissionPolicy.text(
                    SettingsText.of("teams: {x: {namespaces: [x], prefixes: [/x]}}"), "policy")));
    Map<String, Object> before = deleted("/evil", List.of("a.b/c", "a.b/d"));

    assertThat(server.refusal(deleted("/evil", List.of("a.b/d")), before, "x", Map.of())).isEmpty();
    assertThat(
            server.refusal(deleted("/more-evil", List.of("a.b/c", "a.b/d")), before, "x", Map.of()))
        .hasValue("teams.x.prefixes does not allow team x path /more-evil");
  }

  private static Map<String, Object> deleted(String path, List<String> finalizers) {
    Object service = Map.of("name", "a", "port", Map.of("number", 80L));
    Object rule =
        Map.of(
            "host",
            "a.b",
            "http",
            Map.of(
                "paths",
                List.of(
                    Map.of(
                        "path",
                        path,
                        "pathType",
                        "Exact",
                        "backend",
                        Map.of("service", service)))));
    return Map.of(
        "metadata",
        Map.of(
            "name",
            "i",
            "namespace",
            "x",
            "deletionTimestamp",
            "2026-01-01T00:00:00Z",
            "finalizers",
            finalizers),
        "spec",
        Map.of("rules", List.of(rule)));
  }

  /** What the policy does not allow. */
  static String problems(Settings settings, Map<String, Object> ingress) {
    String manifests = KEEP + new JsonMapper().writeValueAsString(ingress);
    IngressMap map =
        Manifests.read(
                YamlDocuments.read(
                    "cluster",
                    new ByteArrayInputStream(manifests.getBytes(StandardCharsets.UTF_8))),
                settings.ingresses())
            .with(LABELS);
    return SharedMap.of(map, settings).desired(() -> Remembered.NOTHING).heldBack().stream()
        .map(HeldBack::problems)
        .flatMap(List::stream)
        .filter(problem -> POLICY.stream().anyMatch(problem::contains))
        .collect(Collectors.joining("\n"));
  }

  static Map<String, Object> policy(String text) {
    return new Yaml().loadAll(text).iterator().next() instanceof Map<?, ?> policy
        ? policy.entrySet().stream()
            .collect(Collectors.toMap(each -> String.valueOf(each.getKey()), Map.Entry::getValue))
        : Map.of();
  }
}
