package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.cluster.Eventually;
import dev.ingressmap.localstage.fault.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import tools.jackson.databind.JsonNode;

/** Of several processes of {@code gateway watch}, only one acts. */
class WatchLeaderTest {

  private static final String HOST = "shop.example.com";
  private static final String[] QUICK = {
    "--leader-elect-lease-duration=3s",
    "--leader-elect-renew-deadline=2s",
    "--leader-elect-retry-period=100ms"
  };

  private final WatchedStage stage;

  WatchLeaderTest(@TempDir Path folder) throws IOException {
    stage = new WatchedStage(folder);
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
  void anotherOneTakesOverAtOnceWhereTheLeaderEnds() throws Exception {
    // These are client-go's own times: releasing the lease saves the others 15 s of waiting.
    try (WatchUnderTest first = stage.watch()) {
      first.says("leading: lease default/ingress-map-gateway", "deployed: ");
      try (WatchUnderTest second = stage.watch()) {
        second.says("standing by: lease default/ingress-map-gateway is held by ");
        // It is standing by before it has read the cluster, and is ready afterwards.
        Eventually.holds(() -> assertThat(second.get("/readyz").statusCode()).isEqualTo(200));
        assertThat(second.metric("gateway_leader")).isZero();
        assertThat(first.metric("gateway_leader")).isOne();
        JsonNode spec = stage.cluster().leases().getFirst().get("spec");
        assertThat(spec.get("leaseDurationSeconds").asInt()).isEqualTo(15);
        assertThat(spec.get("leaseTransitions").asInt()).isZero();

        Instant end = Instant.now();
        assertThat(first.end()).isZero();
        assertThat(first.log()).contains("released lease default/ingress-map-gateway");
        stage.cluster().apply("team-b", "pay", HOST, "/b");
        stage.serves("/b", "200 " + HOST);

        assertThat(Duration.between(end, Instant.now())).isLessThan(Duration.ofSeconds(12));
        second.says("leading: ", "deployed: ");
        assertThat(stage.cluster().leases().getFirst().at("/spec/leaseTransitions").asInt())
            .isOne();
      }
    }
  }

  @Test
  void theStandbyChangesNothing() throws Exception {
    try (WatchUnderTest first = stage.watch(QUICK)) {
      first.says("deployed: ");
      try (WatchUnderTest second = stage.watch(QUICK)) {
        second.says("standing by: ");
        int before = stage.deployments();

        stage.cluster().apply("team-b", "pay", HOST, "/b");
        stage.serves("/b", "200 " + HOST);

        Eventually.holds(() -> assertThat(second.metric("gateway_watched_ingresses")).isEqualTo(2));
        assertThat(stage.deployments() - before).isOne();
        assertThat(second.log()).doesNotContain("deployed: ", "leading: ");
      }
    }
  }

  @Test
  void aLeaderThatCannotRenewStopsActing() throws Exception {
    try (WatchUnderTest watch = stage.watch(QUICK)) {
      watch.says("deployed: ");

      stage.cluster().refuse(request -> request.contains("/leases"));
      watch.says("no longer leading: could not renew lease default/ingress-map-gateway in time");
      stage.cluster().apply("team-b", "pay", HOST, "/b");
      int before = stage.faults().operations().size();
      stage.cluster().refuse(request -> false);
      Eventually.holds(() ->
          assertThat(watch.log().lines().filter(line -> line.contains(" leading: "))).hasSize(2));

      stage.serves("/b", "200 " + HOST);
      assertThat(stage.faults().operations().size()).isGreaterThan(before);
    }
  }

  /** A document of others may be that of the next leader. */
  @Test
  void aLeaderThatCannotRenewDoesNotWriteOverOthers() throws Exception {
    try (WatchUnderTest watch = stage.watch(QUICK)) {
      watch.says("deployed: ");
      stage
          .faults()
          .leaveTo(call -> {
            if (call.operation().equals("GetRestApi")) {
              String api = stage.aws().onlyApi().id();
              stage
                  .aws()
                  .client()
                  .updateRestApi(r ->
                      r.restApiId(api)
                          .patchOperations(
                              PatchOperation.builder()
                                  .op(Op.REPLACE)
                                  .path("/version")
                                  .value("theirs")
                                  .build()));
              stage.cluster().refuse(request -> request.contains("/leases"));
              await(watch, "no longer leading: ");
            }
            return Fault.NONE;
          });
      stage.cluster().apply("team-b", "pay", HOST, "/b");

      watch.says("stopped between two calls: the next leader continues from there");
      assertThat(stage.faults().operations()).last().isEqualTo("GetRestApi");
      assertThat(stage.aws().onlyApi().version()).isEqualTo("theirs");
      stage.faults().leaveTo(call -> Fault.NONE);
      stage.cluster().refuse(request -> false);
      Eventually.holds(() -> assertThat(stage.aws().onlyApi().version()).startsWith("1.0.0"));
      Eventually.holds(() -> assertThat(watch.times("deployed: ")).hasSize(2));
    }
  }

  private static void await(WatchUnderTest watch, String words) {
    try {
      watch.says(words);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aLeaderThatDoesNotSeeTheClusterDoesNotAct() throws Exception {
    try (WatchUnderTest watch = stage.watch(QUICK)) {
      watch.says("deployed: ");
      stage.cluster().refuse(request -> true);
      stage.cluster().endWatches();
      watch.says("no longer leading: ", "503");
      int calls = stage.faults().operations().size();

      stage.cluster().apply("team-b", "pay", HOST, "/b");
      stage.cluster().refuse(request -> request.contains("/ingresses"));
      Eventually.holds(() ->
          assertThat(watch.log().lines().filter(line -> line.contains(" leading: "))).hasSize(2));
      int failures = watch.times("list ingresses.networking.k8s.io").size();
      Eventually.holds(() ->
          assertThat(watch.times("list ingresses.networking.k8s.io").size())
              .isGreaterThan(failures));
      assertThat(stage.faults().operations()).hasSize(calls);

      stage.cluster().refuse(request -> false);
      stage.serves("/b", "200 " + HOST);
    }
  }

  @Test
  void whoLosesTheLeaseAmidAnApplyMakesNoFurtherCall() throws Exception {
    CountDownLatch lost = new CountDownLatch(1);
    try (WatchUnderTest watch = stage.watch(QUICK)) {
      watch.says("deployed: ");
      int before = stage.deployments();
      stage
          .faults()
          .leaveTo(call -> {
            if (call.operation().equals("PutRestApi")) {
              stage.cluster().refuse(request -> request.contains("/leases"));
              await(lost);
            }
            return Fault.NONE;
          });

      stage.cluster().apply("team-b", "pay", HOST, "/b");
      watch.says("no longer leading: ");
      lost.countDown();
      watch.says("stopped between two calls");
      assertThat(stage.deployments()).isEqualTo(before);
      assertThat(stage.served("/b")).startsWith("403");

      stage.faults().leaveTo(call -> Fault.NONE);
      stage.cluster().refuse(request -> false);
      stage.serves("/b", "200 " + HOST);
    }
  }

  @Test
  void waitsForAsLongAsAnotherOnesLeaseHolds() throws Exception {
    // Its clock is an hour slow: only how long the lease stays unchanged matters.
    stage
        .cluster()
        .lease(
            "default",
            "ingress-map-gateway",
            """
            {"holderIdentity": "other", "leaseDurationSeconds": 2, "leaseTransitions": 4,
             "acquireTime": "2020-01-01T00:00:00.000000Z",
             "renewTime": "2020-01-01T00:00:00.000000Z"}\
            """);
    Instant begin = Instant.now();
    try (WatchUnderTest watch = stage.watch(QUICK)) {
      watch.says("standing by: lease default/ingress-map-gateway is held by other");
      watch.says("leading: ", "deployed: ");

      assertThat(Duration.between(begin, Instant.now())).isGreaterThan(Duration.ofSeconds(2));
      assertThat(stage.cluster().leases().getFirst().at("/spec/leaseTransitions").asInt())
          .isEqualTo(5);
    }
    assertThat(stage.cluster().leader()).isEmpty();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
