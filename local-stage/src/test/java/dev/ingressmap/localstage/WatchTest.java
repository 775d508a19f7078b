package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.Hostile;
import dev.ingressmap.gateway.cluster.Eventually;
import dev.ingressmap.localstage.fault.ArrivedCall;
import dev.ingressmap.localstage.fault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigateway.model.PutMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code gateway watch} keeps the stage in line with the cluster. */
class WatchTest {

  private static final String HOST = "shop.example.com";
  private static final String FORBIDDEN = "403 {\"message\":\"Missing Authentication Token\"}";

  @TempDir private Path folder;
  private final WatchedStage stage;

  WatchTest(@TempDir Path other) throws IOException {
    stage = new WatchedStage(other);
  }

  @BeforeEach
  void oneIngress() {
    stage.cluster().apply("team-a", "shop", HOST, "/a");
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void theStageFollowsTheCluster() throws Exception {
    try (WatchUnderTest watch = stage.watch("--no-leader-elect")) {
      watch.says("deployed: ");
      stage.serves("/a", "200 " + HOST);

      stage.cluster().apply("team-b", "pay", "pay.example.com", "/b");
      stage.serves("/b", "200 pay.example.com");
      stage.cluster().apply("team-b", "pay", "pay.example.com", "/c");
      stage.serves("/c", "200 pay.example.com");
      assertThat(stage.served("/b")).isEqualTo(FORBIDDEN);
      stage.cluster().delete("team-b", "pay");
      stage.serves("/c", FORBIDDEN);

      assertThat(stage.served("/a")).isEqualTo("200 " + HOST);
      assertThat(watch.end()).isZero();
      assertThat(watch.log().lines())
          .allMatch(
              line -> line.matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]{12}Z (INFO |WARN |ERROR) .+"))
          .last()
          .asString()
          .endsWith("ended");
    }
  }

  @Test
  void tellsTheIngressWhatItHasBroughtAbout() throws Exception {
    try (WatchUnderTest watch = stage.watch("--no-leader-elect")) {
      stage.cluster().apply("team-b", "pay", HOST, "/b", "/c");
      watch.says("deployed: ");
      stage.serves("/c", "200 " + HOST);
      stage.cluster().apply("team-b", "pay", HOST, "/b");
      stage.serves("/c", FORBIDDEN);

      Eventually.holds(() ->
          assertThat(stage.cluster().events("team-b", "pay"))
              .anySatisfy(event -> {
                assertThat(event.get("type").asString()).isEqualTo("Normal");
                assertThat(event.get("reason").asString()).isEqualTo("Deployed");
                assertThat(event.get("note").asString())
                    .startsWith("deployment " + stage.live() + " of stage v1, API demo (")
                    .endsWith("): - ANY /c");
                assertThat(event.at("/regarding/kind").asString()).isEqualTo("Ingress");
                assertThat(event.at("/regarding/uid").asString()).isNotEmpty();
                assertThat(event.get("eventTime").asString())
                    .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
              }));
      assertThat(stage.cluster().events("team-a", "shop")).hasSizeLessThanOrEqualTo(1);
    }
  }

  @Test
  void aBurstIsOneDeployment() throws Exception {
    try (WatchUnderTest watch = stage.watch("--no-leader-elect", "--debounce=500ms")) {
      watch.says("deployed: ");
      int before = stage.deployments();

      for (int i = 0; i < 50; i++) {
        stage.cluster().apply("team-b", "i" + i, HOST, "/b" + i);
      }
      stage.serves("/b49", "200 " + HOST);

      assertThat(stage.deployments() - before).isLessThanOrEqualTo(2);
      assertThat(stage.served("/b0")).isEqualTo("200 " + HOST);
      assertThat(watch.metric("gateway_watched_ingresses")).isEqualTo(51);
      assertThat(watch.metric("gateway_routes")).isEqualTo(51);
    }
  }

  @Test
  void keepsToTheIntervalBetweenDeployments() throws Exception {
    try (WatchUnderTest watch = stage.watch("--no-leader-elect", "--min-interval=2s")) {
      watch.says("deployed: ");

      stage.cluster().apply("team-b", "pay", HOST, "/b");
      stage.serves("/b", "200 " + HOST);
      Eventually.holds(() -> assertThat(watch.times("deployed: ")).hasSize(2));

      List<Instant> times = watch.times("deployed: ");
      assertThat(Duration.between(times.getFirst(), times.getLast()))
          .isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    }
  }

  @Test
  void aConflictHoldsBackTheNewerIngressAndNobodyElse() throws Exception {
    try (WatchUnderTest watch = stage.watch("--no-leader-elect", "--resync=1s")) {
      watch.says("deployed: ");

      stage.cluster().apply("team-b", "claim", HOST, "/a", "/b");
      watch.says("Ingress team-b/claim is held back, none of its routes is live: ");
      stage.cluster().apply("team-c", "other", HOST, "/c");
      stage.serves("/c", "200 " + HOST);

      assertThat(stage.served("/a")).isEqualTo("200 " + HOST);
      assertThat(stage.served("/b")).isEqualTo(FORBIDDEN);
      Eventually.holds(() -> assertThat(watch.metric("gateway_in_sync")).isOne());
      assertThat(
              watch.metric("gateway_held_back_ingresses{namespace=\"team-b\",reason=\"conflict\"}"))
          .isOne();
      Eventually.holds(() -> assertThat(warnings("team-b/claim")).hasSize(1));
      JsonNode warning = warnings("team-b/claim").getFirst();
      assertThat(warning.get("reason").asString()).isEqualTo("HeldBack");
      assertThat(warning.get("note").asString())
          .contains("ANY /a is claimed twice", "team-a/shop", "team-b/claim");
      assertThat(warning.has("series")).isFalse();
      assertThat(warnings("team-a/shop")).isEmpty();
      assertThat(stage.cluster().events("team-a", "shop"))
          .anyMatch(event -> event.get("reason").asString().equals("Contested"));
      assertThat(warnings("team-c/other")).isEmpty();

      stage.cluster().apply("team-b", "claim", HOST, "/b");
      stage.serves("/b", "200 " + HOST);
      watch.says("Ingress team-b/claim is no longer held back");
      assertThat(watch.get("/metrics").body()).doesNotContain("gateway_held_back_ingresses{");
    }
  }

  @Test
  void anObjectThatCannotBeReadIsTold() throws Exception {
    try (WatchUnderTest watch = stage.watch("--no-leader-elect")) {
      watch.says("deployed: ");

      stage.cluster().apply("team-b", "odd", "*.example.com", "/b");

      watch.says("Ingress team-b/odd: host: API Gateway cannot call a wildcard host");
      Eventually.holds(() -> assertThat(warnings("team-b/odd")).hasSize(1));
      assertThat(warnings("team-a/shop")).isEmpty();
    }
  }

  /** Neither the log nor the event does, in text or in JSON. */
  @ParameterizedTest
  @ValueSource(strings = {"text", "json"})
  void showsNothingOfAnObjectAsItIs(String output) throws Exception {
    try (WatchUnderTest watch = stage.watch("--no-leader-elect", "--output=" + output)) {
      watch.says("deployed: ");

      stage.cluster().apply("team-b", "odd", HOST, "/b" + Hostile.TEXT);

      watch.says("Ingress team-b/odd");
      Eventually.holds(() -> assertThat(warnings("team-b/odd")).hasSize(1));
      Hostile.assertHarmless(watch.log());
      Hostile.assertHarmless("Note: " + warnings("team-b/odd").getFirst().get("note").asString());
    }
  }

  @Test
  void takesNothingFromAProtectedApi() throws Exception {
    Path config = Files.writeString(folder.resolve("gateway.yaml"), "api: {protected: true}");
    try (WatchUnderTest watch = stage.watch("--no-leader-elect", "--config=" + config)) {
      watch.says("deployed: ");
      Files.writeString(config, "api: {endpoint: {disabled: true}}");
      watch.says("the stage stays as it is: API demo is protected, and this closes the invoke URL");
      assertThat(stage.aws().onlyApi().disableExecuteApiEndpoint()).isFalse();
    }
  }

  @Test
  void anEmptyClusterTakesNoRouteAway() throws Exception {
    try (WatchUnderTest watch = stage.watch("--no-leader-elect")) {
      watch.says("deployed: ");

      stage.cluster().delete("team-a", "shop");

      watch.says("no Ingress found in any namespace");
      assertThat(stage.served("/a")).isEqualTo("200 " + HOST);
    }
  }

  @Test
  void whatOthersDidInAwsIsUndone() throws Exception {
    stage.cluster().apply("team-c", "other", HOST, "/c");
    try (WatchUnderTest watch = stage.watch("--no-leader-elect", "--resync=1s")) {
      watch.says("deployed: ");
      String apiId = stage.aws().onlyApi().id();
      stage
          .aws()
          .client()
          .deleteResource(r -> r.restApiId(apiId).resourceId(stage.aws().resource(apiId, "/a")));
      stage.aws().client().createDeployment(r -> r.restApiId(apiId).stageName("v1"));

      watch.says("drift: ");
      stage.serves("/a", "200 " + HOST);

      Eventually.holds(() -> assertThat(watch.metric("gateway_drift_mended_total")).isPositive());
      assertThat(stage.cluster().events("team-a", "shop")).hasSize(1);
    }
  }

  /** For example, the document of a leader that died. */
  @Test
  void whatArrivesFromOthersIsNotDeployed() throws Exception {
    try (WatchUnderTest watch = stage.watch("--no-leader-elect")) {
      watch.says("deployed: ");
      String document = document();
      AtomicInteger deployments = new AtomicInteger();
      stage
          .faults()
          .leaveTo(call -> {
            if (isDeployment(call) && deployments.incrementAndGet() == 1) {
              write(document);
            }
            return Fault.NONE;
          });

      stage.cluster().apply("team-b", "pay", HOST, "/b");

      watch.says("somebody else has written to API ");
      Eventually.holds(() -> assertThat(watch.times("deployed: ")).hasSize(2));
      assertThat(stage.served("/b")).isEqualTo("200 " + HOST);
      assertThat(watch.metric("gateway_reconciles_total{result=\"failed\"}")).isZero();
    }
  }

  @Test
  void whoWritesAllTheTimeIsToldAndNotOutrun() throws Exception {
    try (WatchUnderTest watch = stage.watch("--no-leader-elect")) {
      watch.says("deployed: ");
      String live = stage.live();
      String document = document();
      stage
          .faults()
          .leaveTo(call -> {
            if (isDeployment(call)) {
              write(document);
            }
            return Fault.NONE;
          });

      stage.cluster().apply("team-b", "pay", HOST, "/b");

      watch.says("ERROR PutRestApi on API ", "somebody else writes to this API", "next try in ");
      Eventually.holds(() -> assertThat(warnings("team-b/pay")).hasSize(1));
      assertThat(warnings("team-b/pay").getFirst().get("reason").asString())
          .isEqualTo("DeployFailed");
      Eventually.holds(() ->
          assertThat(watch.metric("gateway_reconciles_total{result=\"failed\"}")).isGreaterThan(1));
      Eventually.holds(() -> assertThat(stage.live()).isEqualTo(live));
      assertThat(watch.times("deployed: ")).hasSize(1);
      stage.faults().leaveTo(call -> Fault.NONE);

      stage.serves("/b", "200 " + HOST);
    }
  }

  private static boolean isDeployment(ArrivedCall call) {
    return call.operation().equals("CreateDeployment");
  }

  /** The document of the deployment, leading to another backend. */
  private String document() {
    String api = stage.aws().onlyApi().id();
    return stage
        .aws()
        .client()
        .getExport(r ->
            r.restApiId(api)
                .stageName("v1")
                .exportType("oas30")
                .parameters(Map.of("extensions", "apigateway")))
        .body()
        .asUtf8String()
        .replace(HOST, "other.example.com");
  }

  private void write(String document) {
    String api = stage.aws().onlyApi().id();
    stage
        .aws()
        .client()
        .putRestApi(
            r -> r.restApiId(api).mode(PutMode.OVERWRITE).body(SdkBytes.fromUtf8String(document)));
  }

  @Test
  void triesAgainWhereAwsFails() throws Exception {
    try (WatchUnderTest watch = stage.watch("--no-leader-elect")) {
      watch.says("deployed: ");
      stage
          .faults()
          .leaveTo(call -> call.operation().equals("PutRestApi") ? Fault.denied(call) : Fault.NONE);

      stage.cluster().apply("team-b", "pay", HOST, "/b");
      watch.says("ERROR PutRestApi on API ", "next try in ");
      Eventually.holds(() -> assertThat(warnings("team-b/pay")).hasSize(1));
      Eventually.holds(() ->
          assertThat(watch.metric("gateway_reconciles_total{result=\"failed\"}")).isGreaterThan(1));
      assertThat(warnings("team-b/pay").getFirst().get("reason").asString())
          .isEqualTo("DeployFailed");
      assertThat(warnings("team-a/shop")).isEmpty();
      stage.faults().leaveTo(call -> Fault.NONE);

      stage.serves("/b", "200 " + HOST);
      assertThat(warnings("team-b/pay")).hasSize(1);
    }
  }

  @Test
  void countsWhatAwsThrottles() throws Exception {
    stage.faults().play(call -> call == 1 ? Fault.throttled(1) : Fault.NONE);
    try (WatchUnderTest watch = stage.watch("--no-leader-elect")) {
      watch.says("throttled by AWS: next try in ", "deployed: ");

      assertThat(watch.metric("gateway_aws_throttles_total{operation=\"GetRestApis\"}")).isOne();
      assertThat(watch.metric("gateway_aws_calls_total{operation=\"CreateDeployment\"}")).isOne();
    }
  }

  @Test
  void followsItsSettings() throws Exception {
    Path config = folder.resolve("gateway.yaml");
    Files.writeString(config, "api: {description: One}\n");
    try (WatchUnderTest watch = stage.watch("--no-leader-elect", "--config=" + config)) {
      watch.says("deployed: ");

      Files.writeString(config, "api: {descriptoin: Two}\n");
      watch.says("descriptoin: is not a field here");
      Files.writeString(config, "api: {description: Two}\n");

      Eventually.holds(() -> assertThat(stage.aws().onlyApi().description()).isEqualTo("Two"));
      assertThat(watch.metric("gateway_drift_mended_total")).isZero();
    }
  }

  @Test
  void keepsAllApisOfASplitMapInStep() throws Exception {
    String domain = "api.example.com";
    Path config =
        Files.writeString(
            folder.resolve("gateway.yaml"),
            "api: {split: [b]}\ndomain: {name: api.example.com, certificate:"
                + " 'arn:aws:acm:eu-central-1:123456789012:certificate/a'}\n");
    stage.cluster().apply("team-b", "pay", HOST, "/b");
    try (WatchUnderTest watch = stage.watch("--no-leader-elect", "--config=" + config)) {
      Eventually.holds(() -> assertThat(stage.served(domain, "/b")).isEqualTo("200 " + HOST));
      watch.says("API demo/b (", "API demo (");

      stage.cluster().apply("team-b", "pay", "pay.example.com", "/b");

      Eventually.holds(
          () -> assertThat(stage.served(domain, "/b")).isEqualTo("200 pay.example.com"));
      assertThat(stage.served(domain, "/a")).isEqualTo("200 " + HOST);
      Eventually.holds(() ->
          assertThat(stage.cluster().events("team-b", "pay"))
              .anySatisfy(event ->
                  assertThat(event.get("note").asString())
                      .contains("API demo/b (")
                      .endsWith(": ~ ANY /b")));
    }
  }

  @Test
  void goesOnWhereTheServerHasForgotten() throws Exception {
    try (WatchUnderTest watch = stage.watch("--no-leader-elect")) {
      watch.says("deployed: ");
      Eventually.holds(() -> assertThat(stage.cluster().watches()).isPositive());

      stage.cluster().compact();
      stage.cluster().apply("team-b", "pay", HOST, "/b");

      stage.serves("/b", "200 " + HOST);
      assertThat(watch.metric("gateway_watch_reconnects_total{cause=\"gone\"}")).isOne();
    }
  }

  @Test
  void isReadyOnceItHasSeenTheCluster() throws Exception {
    stage.cluster().refuse(request -> request.contains("/ingresses"));
    try (WatchUnderTest watch = stage.watch("--no-leader-elect")) {
      watch.says("list ingresses.networking.k8s.io", "503", "next try in ");
      assertThat(watch.get("/readyz").statusCode()).isEqualTo(503);
      assertThat(watch.get("/healthz").statusCode()).isEqualTo(200);
      assertThat(stage.aws().apis()).isEmpty();

      stage.cluster().refuse(request -> false);
      watch.says("deployed: ");

      assertThat(watch.get("/readyz").statusCode()).isEqualTo(200);
      assertThat(watch.get("/metrics").headers().firstValue("Content-Type").orElse(""))
          .startsWith("text/plain; version=0.0.4");
      assertThat(watch.get("/nope").statusCode()).isEqualTo(404);
      assertThat(watch.metric("gateway_leader")).isOne();
      Eventually.holds(() -> {
        assertThat(watch.metric("gateway_last_success_timestamp_seconds")).isPositive();
        assertThat(watch.metric("gateway_reconcile_duration_seconds_count")).isPositive();
      });
    }
  }

  /** Nobody can say that the stage matches a cluster that cannot be read. */
  @Test
  void isNotInSyncWithAClusterThatIsGone() throws Exception {
    try (WatchUnderTest watch = stage.watch("--no-leader-elect")) {
      watch.says("deployed: ");
      Eventually.holds(() -> assertThat(watch.metric("gateway_in_sync")).isOne());

      stage.cluster().refuse(request -> true);
      stage.cluster().endWatches();

      watch.says("503", "next try in ");
      Eventually.holds(() -> assertThat(watch.metric("gateway_in_sync")).isZero());
      assertThat(stage.served("/a")).isEqualTo("200 " + HOST);

      stage.cluster().refuse(request -> false);

      Eventually.holds(() -> assertThat(watch.metric("gateway_in_sync")).isOne());
    }
  }

  @Test
  void logsJsonLinesForPrograms() throws Exception {
    try (WatchUnderTest watch = stage.watch("--no-leader-elect", "--output=json")) {
      watch.says("deployed: ");
      assertThat(watch.end()).isZero();

      assertThat(watch.log().lines())
          .allSatisfy(line ->
              assertThat(new JsonMapper().readTree(line).propertyNames())
                  .containsExactly("time", "level", "message"));
      assertThat(watch.log()).doesNotContain("s3cret");
    }
  }

  private List<JsonNode> warnings(String id) {
    String[] names = id.split("/", 2);
    return stage.cluster().events(names[0], names[1]).stream()
        .filter(event -> event.get("type").asString().equals("Warning"))
        .toList();
  }
}
