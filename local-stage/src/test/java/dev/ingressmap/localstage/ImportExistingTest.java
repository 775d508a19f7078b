package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.apigateway.model.IntegrationType;
import software.amazon.awssdk.services.apigateway.model.RestApi;

/** An API that somebody created by hand is imported into the map. */
class ImportExistingTest {

  @TempDir private Path folder;
  @AutoClose private GatewayUnderTest gateway;

  @BeforeEach
  void start() throws IOException {
    gateway = new GatewayUnderTest(folder);
    gateway.rules("Exact a.b/a");
  }

  @Test
  void showsWhatApplyWouldChangeAndTags() {
    String id = handMade(Map.of("team", "shop"));

    CommandRun run = gateway.adopt(id, "--auto-approve");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("Plan for API demo (" + id + "), stage v1:")
        .contains("name ", "mine -> demo")
        .contains("+ route  ANY /a")
        .contains("- route  GET /")
        .contains("Adopted: 8 API calls.");
    assertThat(gateway.client().getRestApi(r -> r.restApiId(id)).tags())
        .isEqualTo(Map.of("team", "shop", "ingressmap.dev/map", "demo"));
    assertThat(gateway.client().getRestApi(r -> r.restApiId(id)).name()).isEqualTo("mine");

    gateway.apply();
    assertThat(gateway.apiId()).isEqualTo(id);
    gateway.assertUpToDate();
  }

  /** The imported API becomes the API of the rest. */
  @Test
  void splitsWhatItAdopts() throws IOException {
    String id = handMade(Map.of());
    gateway.rules("Exact a.b/a", "Exact a.b/orders/1");
    gateway.settings(
        "api: {split: [orders]}\ndomain: {name: api.example.com, certificate:"
            + " 'arn:aws:acm:us-east-1:000000000000:certificate/a'}\n");

    CommandRun run = gateway.adopt(id, "--auto-approve");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("Plan for APIs demo/orders (new), demo (" + id + "), stage v1:")
        .contains("+ route   ANY /orders/1", "- route   GET /");
    gateway.apply();
    assertThat(gateway.client().getRestApis().items())
        .extracting(RestApi::name)
        .containsExactlyInAnyOrder("demo", "demo/orders");
    assertThat(gateway.client().getRestApi(r -> r.restApiId(id)).name()).isEqualTo("demo");
    gateway.assertUpToDate();
  }

  @Test
  void needsAnAnswer() {
    String id = handMade(Map.of());

    CommandRun run = gateway.adopt(id);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("give --auto-approve");
    assertThat(gateway.client().getRestApi(r -> r.restApiId(id)).tags()).isEmpty();
  }

  @Test
  void leavesTheApisOfOtherMapsAlone() {
    String id = handMade(Map.of("ingressmap.dev/map", "theirs"));

    assertThat(gateway.adopt(id, "--auto-approve").err())
        .contains("API " + id + " already belongs to map theirs");
  }

  @Test
  void givesAMapOneApi() {
    gateway.apply();
    String own = gateway.apiId();
    String id = handMade(Map.of());

    assertThat(gateway.adopt(id, "--auto-approve").err())
        .contains("map demo already has API " + own);
    assertThat(gateway.adopt("nope", "--auto-approve").err())
        .contains("there is no API nope in this region");
  }

  private String handMade(Map<String, String> tags) {
    String id = gateway.client().createRestApi(r -> r.name("mine").tags(tags)).id();
    String root = gateway.client().getResources(r -> r.restApiId(id)).items().getFirst().id();
    gateway
        .client()
        .putMethod(
            r -> r.restApiId(id).resourceId(root).httpMethod("GET").authorizationType("NONE"));
    gateway
        .client()
        .putIntegration(
            r -> r.restApiId(id).resourceId(root).httpMethod("GET").type(IntegrationType.MOCK));
    gateway.client().createDeployment(r -> r.restApiId(id).stageName("v1"));
    return id;
  }
}
