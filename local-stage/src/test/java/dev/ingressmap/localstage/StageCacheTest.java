package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ingressmap.answers.Wire;
import dev.ingressmap.localstage.backend.Backend;
import dev.ingressmap.localstage.backend.Sent;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;

/** The operations that make a stage cache, and forget. */
@Timeout(60)
class StageCacheTest {

  private static final String DOCUMENT =
      """
      {"openapi": "3.0.1", "info": {"title": "cached"}, "paths": {"/a": {"get": {
        "x-amazon-apigateway-integration":
          {"type": "http_proxy", "httpMethod": "GET", "uri": "$backend"}}}}}
      """;

  private final AtomicInteger answers = new AtomicInteger();

  @AutoClose private final ApiGatewayUnderTest gateway = new ApiGatewayUnderTest();

  @AutoClose
  private final Backend backend =
      new Backend().answers(request -> Sent.of(200, "" + answers.incrementAndGet()));

  private final ApiGatewayClient client = gateway.client();
  private String id = "";

  StageCacheTest() throws IOException {}

  @BeforeEach
  void deploy() {
    String document = DOCUMENT.replace("$backend", backend.url());
    id = client.importRestApi(r -> r.body(SdkBytes.fromUtf8String(document))).id();
    deployCached();
  }

  @Test
  void anAnswerIsKeptUntilTheCacheIsFlushed() throws IOException {
    assertThat(call()).isEqualTo(call()).isEqualTo("1");
    client.flushStageCache(r -> r.restApiId(id).stageName("v1"));
    assertThat(call()).isEqualTo(call()).isEqualTo("2");
  }

  @Test
  void aClusterHasOneOfAwsSizes() {
    client.createDeployment(r -> r.restApiId(id).stageName("v2").cacheClusterEnabled(true));
    assertThat(client.getStage(r -> r.restApiId(id).stageName("v2")).cacheClusterSize())
        .isEqualTo("0.5");
    assertThatThrownBy(() -> patch("/cacheClusterSize", "2"))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("one of [0.5, 1.6, 6.1, 13.5, 28.4, 58.2, 118, 237]");
  }

  /** Pipelines flush the cache after a deployment, since it does not do that itself. */
  @Test
  void aDeploymentKeepsTheCache() throws IOException {
    call();
    client.createDeployment(r -> r.restApiId(id).stageName("v1"));
    assertThat(call()).isEqualTo("1");
  }

  @Test
  void anotherClusterOrStageIsEmpty() throws IOException {
    call();
    patch("/cacheClusterSize", "1.6");
    assertThat(call()).isEqualTo("2");
    patch("/cacheClusterEnabled", "false");
    assertThat(call()).isEqualTo("3");
    patch("/cacheClusterEnabled", "true");
    assertThat(call()).isEqualTo("4");
    assertThat(call()).isEqualTo("4");
    client.deleteStage(r -> r.restApiId(id).stageName("v1"));
    deployCached();
    assertThat(call()).isEqualTo("5");
  }

  /** What is asked before the cache is flushed can be old. */
  @Test
  void anAnswerThatIsOnItsWayIsNotKeptAfterAFlush() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch flushed = new CountDownLatch(1);
    backend.answers(request -> {
      int number = answers.incrementAndGet();
      if (number == 1) {
        asked.countDown();
        flushed.await();
      }
      return Sent.of(200, "" + number);
    });
    try (ExecutorService caller = Executors.newSingleThreadExecutor()) {
      Future<String> old = caller.submit(this::call);
      asked.await();
      client.flushStageCache(r -> r.restApiId(id).stageName("v1"));
      flushed.countDown();
      assertThat(old.get()).isEqualTo("1");
    }
    assertThat(call()).isEqualTo(call()).isEqualTo("2");
  }

  @Test
  void anotherApiOfTheSameIdIsEmpty() throws IOException {
    String document =
        DOCUMENT
            .replace("$backend", backend.url())
            .replace("\"GET\",", "\"GET\", \"cacheNamespace\": \"shared\",");
    for (int i = 1; i <= 2; i++) {
      id =
          client
              .importRestApi(r ->
                  r.body(SdkBytes.fromUtf8String(document))
                      .parameters(Map.of("_custom_id_", "chosen")))
              .id();
      deployCached();
      assertThat(call()).isEqualTo(call()).isEqualTo("" + i);
      client.deleteRestApi(r -> r.restApiId(id));
    }
  }

  private void deployCached() {
    client.createDeployment(
        r -> r.restApiId(id).stageName("v1").cacheClusterEnabled(true).cacheClusterSize("0.5"));
    patch("/*/*/caching/enabled", "true");
  }

  private void patch(String path, String value) {
    PatchOperation operation =
        PatchOperation.builder().op(Op.REPLACE).path(path).value(value).build();
    client.updateStage(r -> r.restApiId(id).stageName("v1").patchOperations(List.of(operation)));
  }

  private String call() throws IOException {
    return Wire.exchange(gateway.endpoint().getPort(), "GET", "/_aws/execute-api/" + id + "/v1/a")
        .body();
  }
}
