package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.localstage.execute.CallRecorder;
import dev.ingressmap.localstage.execute.backend.IngressHosts;
import dev.ingressmap.localstage.function.Functions;
import dev.ingressmap.localstage.http.ForeignPages.Allowed;
import dev.ingressmap.localstage.model.api.Quotas;
import dev.ingressmap.localstage.program.Programs;
import dev.ingressmap.localstage.storage.Storage;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.eclipse.jetty.client.ContentResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.PutIntegrationRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A test suite that begins anew. */
@Timeout(60)
class ResetTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final IngressHosts NO_INGRESS =
      new IngressHosts(host -> false, new InetSocketAddress(0));
  private static final String ZONE =
      """
      <CreateHostedZoneRequest xmlns="https://route53.amazonaws.com/doc/2013-04-01/">\
      <Name>example.com</Name><CallerReference>a</CallerReference></CreateHostedZoneRequest>\
      """;

  @AutoClose private final Caller caller = new Caller();

  @ParameterizedTest
  @ValueSource(strings = {"/_local/reset", "/_localstack/state/reset"})
  void onlyTheMapIsThereAgain(String path) throws Exception {
    try (LocalStage stage =
            LocalStage.start(
                new LocalStageSettings(0, 0, "../k8s/base", Map.of()), List.of(Settings.DEFAULT));
        ApiGatewayUnderTest gateway = new ApiGatewayUnderTest(stage.endpoint())) {
      fill(gateway.client());
      caller.post(URI.create(stage.endpoint() + "/2013-04-01/hostedzone"), ZONE);
      assertThat(text(stage.endpoint(), "/2013-04-01/hostedzone")).contains("example.com");
      String rule = "CreateDeployment 500 1000";
      caller.put(URI.create(stage.endpoint() + "/_local/faults"), rule);
      assertThat(text(stage.endpoint(), "/_local/faults")).contains(rule);
      assertThat(gateway.apis()).hasSize(2);

      ContentResponse reset = caller.post(URI.create(stage.endpoint() + path), "");

      assertThat(reset.getStatus()).isEqualTo(200);
      String id = gateway.onlyApi().id();
      assertThat(id).isNotEqualTo(stage.first().apiId());
      assertThat(gateway.onlyApi().name()).isEqualTo("demo");
      JsonNode urls = JSON.readTree(reset.getContentAsString()).get("invokeUrls");
      assertThat(urls.propertyNames()).containsExactly("v1");
      String invokeUrl = urls.get("v1").asString();
      assertThat(invokeUrl).isEqualTo(stage.endpoint() + "/_aws/execute-api/" + id + "/v1");
      assertThat(caller.get(URI.create(invokeUrl + "/health")).getStatus()).isEqualTo(200);
      assertThat(caller.get(URI.create(stage.first().invokeUrl() + "/health")).getStatus())
          .isEqualTo(403);
      assertThat(gateway.client().getApiKeys().items()).isEmpty();
      assertThat(gateway.client().getUsagePlans().items()).isEmpty();
      assertThat(gateway.client().getDomainNames().items()).isEmpty();
      assertThat(gateway.client().getVpcLinks().items()).isEmpty();
      assertThat(gateway.client().getClientCertificates().items()).isEmpty();
      assertThat(text(stage.endpoint(), "/2013-04-01/hostedzone")).doesNotContain("example.com");
      assertThat(text(stage.endpoint(), "/_local/faults")).isBlank();
      assertThat(text(stage.endpoint(), "/_local/health")).contains("ready");
    }
  }

  private static void fill(ApiGatewayClient client) {
    client.createRestApi(r -> r.name("mine"));
    client.createApiKey(r -> r.name("ann"));
    client.createUsagePlan(r -> r.name("gold"));
    client.createVpcLink(r ->
        r.name("link")
            .targetArns(
                "arn:aws:elasticloadbalancing:eu-west-1:000000000000:loadbalancer/net/a/b"));
    client.generateClientCertificate(r -> r.description("mine"));
    client.createDomainName(r ->
        r.domainName("api.example.com")
            .endpointConfiguration(e -> e.typesWithStrings("REGIONAL"))
            .regionalCertificateArn("arn:aws:acm:us-east-1:000000000000:certificate/a"));
  }

  @Test
  void aCallInProgressIsAnswered() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch told = new CountDownLatch(1);
    HttpServer slow =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    slow.createContext(
        "/",
        exchange -> {
          arrived.countDown();
          try {
            told.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          byte[] body = "late".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    slow.start();
    try (LocalStage stage = LocalStage.start(new LocalStageSettings(0, 0, null, Map.of()));
        ApiGatewayUnderTest gateway = new ApiGatewayUnderTest(stage.endpoint())) {
      String url = deployed(gateway, "http://localhost:" + slow.getAddress().getPort() + "/");
      CompletableFuture<ContentResponse> call = new CompletableFuture<>();
      Thread.ofPlatform()
          .start(() -> call.completeAsync(() -> get(URI.create(url)), Runnable::run));
      arrived.await();

      assertThat(caller.post(URI.create(stage.endpoint() + "/_local/reset"), "").getStatus())
          .isEqualTo(200);
      assertThat(gateway.apis()).isEmpty();
      assertThat(get(URI.create(url)).getStatus()).isEqualTo(403);
      told.countDown();

      assertThat(call.get().getStatus()).isEqualTo(200);
      assertThat(call.get().getContentAsString()).isEqualTo("late");
    } finally {
      told.countDown();
      slow.stop(0);
    }
  }

  /** An API that calls a backend, deployed. */
  private static String deployed(ApiGatewayUnderTest gateway, String backend) {
    ApiGatewayClient client = gateway.client();
    String id = client.createRestApi(r -> r.name("slow")).id();
    String root = gateway.resource(id, "/");
    client.putMethod(
        r -> r.restApiId(id).resourceId(root).httpMethod("GET").authorizationType("NONE"));
    client.putIntegration(
        PutIntegrationRequest.builder()
            .restApiId(id)
            .resourceId(root)
            .httpMethod("GET")
            .type("HTTP_PROXY")
            .integrationHttpMethod("GET")
            .uri(backend)
            .build());
    client.createDeployment(r -> r.restApiId(id).stageName("v1"));
    return gateway.endpoint() + "/_aws/execute-api/" + id + "/v1/";
  }

  @Test
  void oneAtATime() throws Exception {
    List<Integer> meanwhile = new ArrayList<>();
    try (LocalApiGateway gateway = new LocalApiGateway(0)) {
      URI reset = URI.create("http://localhost:" + gateway.port() + "/_local/reset");
      URI health = URI.create("http://localhost:" + gateway.port() + "/_local/health");
      start(
          gateway,
          () -> {
            meanwhile.add(post(reset).getStatus());
            meanwhile.add(get(health).getStatus());
            return Map.of();
          });
      assertThat(post(reset).getStatus()).as("before it has started").isEqualTo(409);
      gateway.ready();

      assertThat(post(reset).getStatus()).isEqualTo(200);

      assertThat(meanwhile).containsExactly(409, 503);
      assertThat(get(health).getStatus()).isEqualTo(200);
      assertThat(caller.send("GET", reset).getStatus()).isEqualTo(405);
    }
  }

  @Test
  void saysIfTheMapCannotBeDeployedAndCanBeTriedAgain() throws Exception {
    AtomicBoolean broken = new AtomicBoolean(true);
    try (LocalApiGateway gateway = new LocalApiGateway(0)) {
      URI reset = URI.create("http://localhost:" + gateway.port() + "/_local/reset");
      URI health = URI.create("http://localhost:" + gateway.port() + "/_local/health");
      start(
          gateway,
          () -> {
            if (broken.get()) {
              throw new IllegalStateException("no \"such\"\nthing");
            }
            return Map.of("v1", "http://here");
          });
      gateway.ready();

      ContentResponse failed = post(reset);
      assertThat(failed.getStatus()).isEqualTo(500);
      assertThat(JSON.readTree(failed.getContentAsString()).get("message").asString())
          .isEqualTo(
              "everything is gone, but the map could not be deployed again: no \"such\"\nthing");
      assertThat(get(health).getStatus()).isEqualTo(503);

      broken.set(false);
      assertThat(post(reset).getContentAsString())
          .isEqualTo("{\"invokeUrls\":{\"v1\":\"http://here\"}}");
      assertThat(get(health).getStatus()).isEqualTo(200);
    }
  }

  @Test
  void foreignPagesCannotAskForIt() throws Exception {
    try (LocalStage stage = LocalStage.start(new LocalStageSettings(0, 0, null, Map.of()));
        ApiGatewayUnderTest gateway = new ApiGatewayUnderTest(stage.endpoint())) {
      gateway.client().createRestApi(r -> r.name("mine"));
      for (String path : List.of("/_local/reset", "/_localstack/state/reset")) {
        URI url = URI.create(stage.endpoint() + path);
        assertThat(caller.send("POST", url, "evil.example").getStatus()).isEqualTo(403);
        assertThat(caller.send("POST", url, "Origin", "http://evil.example").getStatus())
            .isEqualTo(403);
        String page = stage.endpoint() + "/restapis/a/v1/_user_request_/page";
        assertThat(caller.send("POST", url, "Referer", page).getStatus()).isEqualTo(403);
      }
      assertThat(gateway.onlyApi().name()).isEqualTo("mine");
    }
  }

  private static void start(LocalApiGateway gateway, Supplier<Map<String, String>> deploying) {
    gateway.start(
        NO_INGRESS,
        Functions::new,
        Programs.USUAL,
        Allowed.NOTHING,
        Quotas.USUAL,
        Storage.none(),
        null,
        CallRecorder.NONE,
        null,
        deploying);
  }

  private String text(URI endpoint, String path) {
    return get(URI.create(endpoint + path)).getContentAsString();
  }

  private ContentResponse get(URI url) {
    try {
      return caller.get(url);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private ContentResponse post(URI url) {
    try {
      return caller.post(url, "");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
