package dev.ingressmap.localstage.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.answers.Reply;
import dev.ingressmap.answers.Wire;
import dev.ingressmap.localstage.model.api.ApiDefinition;
import dev.ingressmap.localstage.model.stage.CanarySettings;
import dev.ingressmap.localstage.model.stage.Deployment;
import dev.ingressmap.localstage.model.stage.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers see while an API is edited and deployed, and while stages change. */
class LiveTrafficTest {

  @AutoClose DataPlane plane = new DataPlane();
  DeployedApi api;

  @BeforeEach
  void deploy() {
    api = plane.deploy(saying("first"));
  }

  @Test
  void editIsSeenOnceItIsDeployed() throws Exception {
    ApiDefinition edited = edited("second");
    plane.apis().update(api.id(), hosted -> hosted.with(edited));
    assertThat(api.get("/a").body()).isEqualTo("first");

    Deployment second = DataPlane.deployment(edited);
    plane.apis().update(api.id(), hosted -> hosted.with(second));
    assertThat(api.get("/a").body()).isEqualTo("first");

    point(second, Map.of());
    assertThat(api.get("/a").body()).isEqualTo("second");
    assertThat(api.get("/b").body()).isEqualTo("new in second");
  }

  @Test
  void stageMayPointBack() throws Exception {
    Deployment first = plane.apis().get(api.id()).deployments().values().iterator().next();
    Deployment second = DataPlane.deployment(edited("second"));
    plane.apis().update(api.id(), hosted -> hosted.with(second));

    point(second, Map.of());
    assertThat(api.get("/b").status()).isEqualTo(200);
    point(first, Map.of());
    assertThat(api.get("/a").body()).isEqualTo("first");
    assertThat(api.get("/b").status()).isEqualTo(403);
  }

  @Test
  void stageVariablesApplyAtOnce() throws Exception {
    Deployment deployment = DataPlane.deployment(edited("$stageVariables.colour"));
    plane.apis().update(api.id(), hosted -> hosted.with(deployment));

    point(deployment, Map.of("colour", "blue"));
    assertThat(api.get("/a").body()).isEqualTo("blue");
    point(deployment, Map.of("colour", "red"));
    assertThat(api.get("/a").body()).isEqualTo("red");
  }

  @Test
  void whatIsDeletedIsForbidden() throws Exception {
    try (Wire wire = new Wire(plane.port())) {
      String request = Wire.request("GET", api.target("/a"));
      assertThat(wire.send(request).reply().status()).isEqualTo(200);

      plane.apis().update(api.id(), hosted -> hosted.without(hosted.stage("v1")));
      assertThat(wire.send(request).reply().body()).isEqualTo("{\"message\":\"Forbidden\"}");

      plane.apis().remove(api.id());
      assertThat(wire.send(request).reply().body()).isEqualTo("{\"message\":\"Forbidden\"}");
    }
  }

  @Test
  void canaryGetsItsShare() throws Exception {
    Deployment canary = DataPlane.deployment(edited("canary $stageVariables.colour"));
    tryOut(canary, 50);

    Map<String, Integer> answers = new HashMap<>();
    for (int i = 0; i < 200; i++) {
      answers.merge(api.get("/a").body(), 1, Integer::sum);
    }

    assertThat(answers).containsOnlyKeys("first", "canary blue");
    assertThat(answers.get("canary blue")).isBetween(50, 150);
  }

  @Test
  void everyCallSeesOneDeploymentOrTheOther() throws Exception {
    Deployment first = plane.apis().get(api.id()).deployments().values().iterator().next();
    Deployment second = DataPlane.deployment(edited("second"));
    plane.apis().update(api.id(), hosted -> hosted.with(second));
    AtomicBoolean done = new AtomicBoolean();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> calls = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        calls.add(callers.submit(callsUntil(done)));
      }
      for (int i = 0; i < 300; i++) {
        point(i % 2 == 0 ? second : first, Map.of());
        plane.deploy(saying("another API, whose table is compiled meanwhile")).get("/a");
        if (i % 10 == 9) {
          plane.apis().update(api.id(), hosted -> hosted.without(hosted.stage("v1")));
        }
      }
      done.set(true);
      for (Future<Integer> call : calls) {
        assertThat(call.get()).isPositive();
      }
    }
  }

  private Callable<Integer> callsUntil(AtomicBoolean done) {
    return () -> {
      int calls = 0;
      try (Wire wire = new Wire(plane.port())) {
        while (!done.get()) {
          Reply reply = wire.send(Wire.request("GET", api.target("/a"))).reply();
          assertThat(reply.status() + " " + reply.body())
              .isIn("200 first", "200 second", "403 {\"message\":\"Forbidden\"}");
          calls++;
        }
      }
      return calls;
    };
  }

  private void point(Deployment deployment, Map<String, String> variables) {
    plane.apis().update(api.id(), hosted -> hosted.with(DataPlane.stage(deployment, variables)));
  }

  private ApiDefinition edited(String text) {
    ApiDefinition definition = plane.apis().get(api.id()).definition();
    return new SampleApi(definition)
        .route("GET", "/a", SampleIntegration.saying(text))
        .route("GET", "/b", SampleIntegration.saying("new in " + text))
        .definition();
  }

  private static SampleApi saying(String text) {
    return new SampleApi().route("GET", "/a", SampleIntegration.saying(text));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 2.5, 10, 100})
  void canaryGetsItsShareToTheCall(double percent) throws Exception {
    Random dice = new Random(1);
    try (DataPlane seeded = new DataPlane(() -> dice.nextDouble(100))) {
      plane.close();
      plane = seeded;
      deploy();
      tryOut(DataPlane.deployment(edited("canary")), percent);

      int answers = 0;
      for (int i = 0; i < 400; i++) {
        answers += api.get("/a").body().startsWith("canary") ? 1 : 0;
      }

      Random again = new Random(1);
      long expected = again.doubles(400, 0, 100).filter(draw -> draw < percent).count();
      assertThat(answers).isEqualTo((int) expected);
      assertThat(expected).isBetween(Math.round(percent * 2), Math.round(percent * 6));
    }
  }

  private void tryOut(Deployment canary, double percent) {
    plane
        .apis()
        .update(
            api.id(),
            hosted ->
                hosted
                    .with(canary)
                    .with(
                        canarying(
                            hosted.stage("v1"),
                            new CanarySettings(
                                percent, canary.id(), Map.of("colour", "blue"), false))));
  }

  private static Stage canarying(Stage stage, CanarySettings canary) {
    return new Stage(
        stage.stageName(),
        stage.deploymentId(),
        stage.description(),
        false,
        null,
        Map.of(),
        stage.variables(),
        null,
        canary,
        null,
        null,
        false,
        Map.of(),
        stage.createdDate(),
        stage.lastUpdatedDate());
  }
}
