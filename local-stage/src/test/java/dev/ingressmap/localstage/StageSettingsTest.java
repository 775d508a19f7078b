package dev.ingressmap.localstage;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.apigateway.model.GetStageResponse;
import software.amazon.awssdk.services.apigateway.model.MethodSetting;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import tools.jackson.databind.JsonNode;

/** The stage settings of {@code gateway.yaml}. */
class StageSettingsTest {

  private static final String FULL =
      """
      stage:
        name: v1
        description: all of it
        variables: {shop: shop.example.com, level: "2"}
        tracing: true
        cache: {size: 0.5, ttl: 60, encrypted: true, refresh: refuse}
        accessLog:
          destination: arn:aws:logs:eu-central-1:123456789012:log-group:calls
          format: $context.requestId
        throttle: {rate: 100.5, burst: 200}
        logging: {level: ERROR}
        metrics: true
        methods:
          ANY /a:
            throttle: {rate: 5, burst: 10}
            logging: {level: INFO, data: true}
            cache: false
      """;

  /** The verbs that ANY stands for; AWS has no settings for ANY. */
  private static final List<String> VERBS =
      List.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT");

  @TempDir private Path folder;
  @AutoClose private GatewayUnderTest gateway;

  @BeforeEach
  void start() throws IOException {
    gateway = new GatewayUnderTest(folder);
    gateway.rules("Exact a.b/a", "Exact a.b/b");
  }

  @Test
  void areThereFromTheFirstDeployment() throws IOException {
    gateway.settings(FULL);

    JsonNode report = gateway.apply();

    assertThat(report.get("writes").asInt()).isEqualTo(4);
    assertFull();
    gateway.assertUpToDate();
  }

  @Test
  void comeByOnePatch() throws IOException {
    // A cache needs keys for all routes, so it does not come alone.
    gateway.settings("stage: {name: v1, cache: {size: 1.6}}");
    gateway.apply();
    String deployment = gateway.live();
    gateway.settings(FULL);

    JsonNode report = gateway.apply();

    assertThat(report.get("writes").asInt()).isEqualTo(1);
    assertFull();
    assertThat(gateway.live()).isEqualTo(deployment);
    gateway.assertUpToDate();
  }

  @Test
  void comeByAsManyPatchesAsAwsTakesThemIn() throws IOException {
    gateway.rules("Exact a.b/a", "Exact a.b/b", "Exact a.b/c", "Exact a.b/d", "Exact a.b/e");
    gateway.apply();
    gateway.settings(methodsOfAll("throttle: {rate: 5, burst: 10}"));
    assertThat(gateway.apply().get("writes").asInt()).isEqualTo(1);
    gateway.assertUpToDate();

    gateway.settings(
        methodsOfAll("throttle: {rate: 6, burst: 11}, metrics: true, logging: {level: ERROR}"));
    assertThat(gateway.apply().get("writes").asInt()).isEqualTo(2);
    assertThat(gateway.stage().methodSettings()).hasSize(5 * VERBS.size());
    gateway.assertUpToDate();
  }

  @Test
  void sayWhoMayRefreshTheCache() throws IOException {
    gateway.settings("stage: {name: v1, cache: {size: 0.5, ttl: 60, refresh: anyone}}");
    gateway.apply();

    MethodSetting all = requireNonNull(gateway.stage().methodSettings().get("*/*"));
    assertThat(all.requireAuthorizationForCacheControl()).isFalse();
    gateway.assertUpToDate();

    gateway.settings("stage: {name: v1, cache: {size: 0.5, ttl: 60}}");
    gateway.apply();

    all = requireNonNull(gateway.stage().methodSettings().get("*/*"));
    assertThat(all.requireAuthorizationForCacheControl()).isTrue();
    assertThat(all.unauthorizedCacheControlHeaderStrategyAsString())
        .isEqualTo("SUCCEED_WITH_RESPONSE_HEADER");
    gateway.assertUpToDate();
  }

  private static String methodsOfAll(String settings) {
    StringBuilder yaml = new StringBuilder("stage:\n  name: v1\n  methods:\n");
    for (String path : List.of("/a", "/b", "/c", "/d", "/e")) {
      yaml.append("    ANY %s: {%s}\n".formatted(path, settings));
    }
    return yaml.toString();
  }

  /** A stage variable must not reach the old routes, and the new routes must not lack it. */
  @Test
  void changeTogetherWithTheRoutes() throws IOException {
    gateway.apply();
    gateway.settings("hosts: {a.b: {backend: 'http://${stageVariables.shop}'}}\n" + FULL);

    JsonNode report = gateway.apply();

    assertThat(report.get("writes").asInt()).isEqualTo(3);
    assertFull();
    gateway.assertUpToDate();
    List<String> uris =
        gateway
            .client()
            .getResources(r -> r.restApiId(gateway.apiId()).embed("methods").limit(500))
            .items()
            .stream()
            .flatMap(resource -> resource.resourceMethods().values().stream())
            .map(method -> method.methodIntegration().uri())
            .toList();
    assertThat(uris)
        .containsExactlyInAnyOrder(
            "http://${stageVariables.shop}/a", "http://${stageVariables.shop}/b");
  }

  @Test
  void goWhenTheyAreTakenOut() throws IOException {
    gateway.settings(FULL);
    gateway.apply();

    gateway.settings("stage: {name: v1}");
    gateway.apply();

    GetStageResponse stage = gateway.stage();
    assertThat(stage.variables()).isEmpty();
    assertThat(stage.methodSettings()).isEmpty();
    assertThat(stage.tracingEnabled()).isFalse();
    assertThat(stage.cacheClusterEnabled()).isFalse();
    assertThat(stage.accessLogSettings()).isNull();
    gateway.assertUpToDate();
  }

  @Test
  void areMendedWhereOtherHandsChangedThem() throws IOException {
    gateway.settings(FULL);
    gateway.apply();
    otherHands(
        replace("/variables/shop", "other.example.com"),
        replace("/*/*/throttling/rateLimit", "1"),
        replace("/~1b/GET/metrics/enabled", "true"),
        replace("/tracingEnabled", "false"));

    CommandRun plan = gateway.plan();

    assertThat(plan.exitCode()).isEqualTo(2);
    assertThat(plan.out())
        .containsPattern("variables.shop +other.example.com -> shop.example.com")
        .containsPattern("methodSettings.\\*.throttlingRateLimit +1 -> 100.5")
        .containsPattern("methodSettings.GET /b.metricsEnabled +true -> \\(none\\)")
        .containsPattern("tracingEnabled +false -> true");
    gateway.apply();
    assertFull();
    gateway.assertUpToDate();
  }

  @Test
  void areOfMethodsThatExist() throws IOException {
    gateway.settings("stage: {name: v1, methods: {ANY /c: {metrics: true}}}");

    CommandRun plan = gateway.plan();

    assertThat(plan.exitCode()).isEqualTo(1);
    assertThat(plan.err())
        .contains("stage.methods[ANY /c]: the API has no ANY /c: did you mean ANY /a?");
  }

  @Test
  void arePlannedWithoutWhatAwsFillsIn() throws IOException {
    gateway.apply();
    gateway.settings(
        "stage: {name: v1, methods: {GET /b: {logging: {level: ERROR}, metrics: true}}}");
    assertThat(gateway.plan().out().lines().filter(line -> line.contains("methodSettings")))
        .containsExactly(
            "      methodSettings.GET /b.loggingLevel          (none) -> ERROR",
            "      methodSettings.GET /b.metricsEnabled        (none) -> true",
            "      methodSettings.GET /b.throttlingBurstLimit  (none) -> -1",
            "      methodSettings.GET /b.throttlingRateLimit   (none) -> -1");
    gateway.apply();
    gateway.settings("stage: {name: v1}");

    assertThat(gateway.plan().out().lines().filter(line -> line.contains("methodSettings")))
        .containsExactly(
            "      methodSettings.GET /b.loggingLevel          ERROR -> (none)",
            "      methodSettings.GET /b.metricsEnabled        true -> (none)",
            "      methodSettings.GET /b.throttlingBurstLimit  -1 -> (none)",
            "      methodSettings.GET /b.throttlingRateLimit   -1 -> (none)");
  }

  @Test
  void ofAnyArePlannedAsOne() throws IOException {
    gateway.apply();
    gateway.settings(FULL);

    assertThat(gateway.plan().out())
        .containsPattern("methodSettings.ANY /a.throttlingRateLimit +\\(none\\) -> 5")
        .doesNotContain("GET /a.", "PUT /a.");
    gateway.apply();
    gateway.settings("stage: {name: v1}");
    gateway.rules("Exact a.b/b");
    assertThat(gateway.plan().out())
        .containsPattern("methodSettings.ANY /a.throttlingRateLimit +5 -> \\(none\\)");
    gateway.apply();
    assertThat(gateway.stage().methodSettings()).isEmpty();
    gateway.assertUpToDate();
  }

  @Test
  void ofAnyLeaveOutVerbsThatHaveTheirOwn() throws IOException {
    gateway.rules("Exact a.b/a cors=true");
    gateway.settings("cors: {origins: ['*']}");
    gateway.apply();
    gateway.settings(
        """
        cors: {origins: ['*']}
        stage:
          name: v1
          methods:
            ANY /a: {throttle: {rate: 5, burst: 10}}
            GET /a: {throttle: {rate: 1, burst: 2}}
        """);
    assertThat(gateway.plan().out())
        .containsPattern("methodSettings.ANY /a.throttlingRateLimit +\\(none\\) -> 5")
        .containsPattern("methodSettings.GET /a.throttlingRateLimit +\\(none\\) -> 1");
    gateway.apply();
    gateway.assertUpToDate();

    Map<String, MethodSetting> settings = gateway.stage().methodSettings();
    assertThat(settings.keySet())
        .containsExactlyInAnyOrder(
            "~1a/DELETE", "~1a/GET", "~1a/HEAD", "~1a/PATCH", "~1a/POST", "~1a/PUT");
    assertThat(requireNonNull(settings.get("~1a/GET")).throttlingRateLimit()).isEqualTo(1);
    assertThat(requireNonNull(settings.get("~1a/PUT")).throttlingRateLimit()).isEqualTo(5);
  }

  @Test
  void ofAnyShowTheVerbThatOtherHandsChanged() throws IOException {
    gateway.settings(FULL);
    gateway.apply();
    otherHands(replace("/~1a/PUT/throttling/burstLimit", "7"));

    assertThat(gateway.plan().out())
        .containsPattern("methodSettings.PUT /a.throttlingBurstLimit +7 -> 10")
        .doesNotContain("ANY /a.", "GET /a.");
    gateway.apply();
    assertFull();
    gateway.assertUpToDate();
  }

  @Test
  void areOfEachOfSeveralStages() throws IOException {
    gateway.settings(
        "stages: {dev: {variables: {shop: dev.example.com}}, prod: {variables: {shop: example.com}}}");
    gateway.apply("--stage=dev");
    gateway.apply("--stage=prod");

    gateway.rules("Exact a.b/a", "Exact a.b/new");
    gateway.apply("--stage=dev");

    assertThat(stage("dev").variables()).isEqualTo(Map.of("shop", "dev.example.com"));
    assertThat(stage("prod").variables()).isEqualTo(Map.of("shop", "example.com"));
    assertThat(stage("dev").deploymentId()).isNotEqualTo(stage("prod").deploymentId());
    CommandRun none = gateway.plan();
    assertThat(none.exitCode()).isEqualTo(1);
    assertThat(none.err()).contains("stages: has dev and prod: choose one with --stage");
    CommandRun unknown = gateway.run("url", "--stage=test");
    assertThat(unknown.err())
        .contains("--stage test: is not a stage of the settings, which have dev, prod");
  }

  private void assertFull() {
    GetStageResponse stage = gateway.stage();
    assertThat(stage.description()).isEqualTo("all of it");
    assertThat(stage.variables()).isEqualTo(Map.of("shop", "shop.example.com", "level", "2"));
    assertThat(stage.tracingEnabled()).isTrue();
    assertThat(stage.cacheClusterEnabled()).isTrue();
    assertThat(stage.cacheClusterSize()).isEqualTo("0.5");
    assertThat(stage.accessLogSettings().format()).isEqualTo("$context.requestId");
    MethodSetting all = requireNonNull(stage.methodSettings().get("*/*"));
    assertThat(all.throttlingRateLimit()).isEqualTo(100.5);
    assertThat(all.throttlingBurstLimit()).isEqualTo(200);
    assertThat(all.loggingLevel()).isEqualTo("ERROR");
    assertThat(all.metricsEnabled()).isTrue();
    assertThat(all.cachingEnabled()).isTrue();
    assertThat(all.cacheTtlInSeconds()).isEqualTo(60);
    assertThat(all.cacheDataEncrypted()).isTrue();
    assertThat(all.requireAuthorizationForCacheControl()).isTrue();
    assertThat(all.unauthorizedCacheControlHeaderStrategyAsString()).isEqualTo("FAIL_WITH_403");
    assertThat(stage.methodSettings()).hasSize(1 + VERBS.size());
    for (String verb : VERBS) {
      MethodSetting one = requireNonNull(stage.methodSettings().get("~1a/" + verb));
      assertThat(one.throttlingRateLimit()).isEqualTo(5);
      assertThat(one.throttlingBurstLimit()).isEqualTo(10);
      assertThat(one.loggingLevel()).isEqualTo("INFO");
      assertThat(one.dataTraceEnabled()).isTrue();
      assertThat(one.metricsEnabled()).isTrue();
      assertThat(one.cachingEnabled()).isFalse();
    }
  }

  private void otherHands(PatchOperation... patch) {
    String api = gateway.apiId();
    gateway.client().updateStage(r -> r.restApiId(api).stageName("v1").patchOperations(patch));
  }

  private GetStageResponse stage(String name) {
    return gateway.client().getStage(r -> r.restApiId(gateway.apiId()).stageName(name));
  }

  private static PatchOperation replace(String path, String value) {
    return PatchOperation.builder().op(Op.REPLACE).path(path).value(value).build();
  }
}
