package dev.ingressmap.localstage.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ingressmap.images.BuiltImage;
import dev.ingressmap.localstage.testing.LocalStageContainer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.output.WaitingConsumer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;

/** The container that users have in their tests, by the image that was built. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LocalStageContainerImageIT {

  private static final Path ROOT = Path.of(System.getProperty("root"));
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private BuiltImage image = new BuiltImage("");
  private BuiltImage service = new BuiltImage("");

  @BeforeAll
  void load() {
    image = BuiltImage.load();
    service = new BuiltImage(System.getProperty("service.name")).loadedFrom("service.tar");
  }

  @Test
  void servesWhatIsDeployedThroughTheControlPlane() throws Exception {
    try (LocalStageContainer container = container()) {
      container.start();
      importApi(container, "mock", "type: mock, requestTemplates: {$default: '{statusCode: 204}'}");

      HttpResponse<String> answer = get(container.invokeUrl("mock", "v1"), "/call");

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
      // Calls do not wait for their line.
      WaitingConsumer log = new WaitingConsumer();
      container.followOutput(log);
      log.waitUntil(
          line -> line.getUtf8String().contains(" 204 GET /_aws/execute-api/mock/v1/call"),
          20,
          TimeUnit.SECONDS);
    }
  }

  @Test
  void deploysManifestsWithTheirServiceInAnotherContainer(@TempDir Path folder) throws Exception {
    Path manifests = Files.copy(ROOT.resolve("k8s/base/ingress.yaml"), folder.resolve("own.yaml"));
    Files.setPosixFilePermissions(manifests, PosixFilePermissions.fromString("rw-------"));
    try (Network network = Network.newNetwork();
        GenericContainer<?> healthy =
            new GenericContainer<>(DockerImageName.parse(service.name()))
                .withNetwork(network)
                .withNetworkAliases("healthy")
                .withEnv("HEALTHY_VERSION", "in a container");
        LocalStageContainer container =
            container()
                .withNetwork(network)
                .withManifests(manifests)
                .withConfig(ROOT.resolve("gateway.yaml"))
                .withUpstream("healthy-app", URI.create("http://healthy:8080"))
                .withUpstream("default-http-backend", URI.create("http://healthy:8080"))
                .dependsOn(healthy)) {
      container.start();
      String id = client(container).getRestApis(all -> all.limit(1)).items().getFirst().id();

      HttpResponse<String> answer = get(container.invokeUrl(id, "v1"), "/health");

      assertThat(answer.body()).contains("in a container");
    }
  }

  @Test
  void isCalledByContainersAtItsAlias() throws Exception {
    try (Network network = Network.newNetwork();
        LocalStageContainer container =
            container().withNetwork(network).withNetworkAliases("Local-Stage", "api.test")) {
      container.start();
      importApi(
          container,
          "proxy",
          "type: http_proxy, httpMethod: GET, uri: 'http://local-stage:4566/restapis/proxy'");

      HttpResponse<String> answer = get(container.invokeUrl("proxy", "v1"), "/call");

      assertThat(answer.body()).contains("\"id\":\"proxy\"");
    }
  }

  @Test
  void saysWhatIsWrongAsSoonAsItHasEnded(@TempDir Path folder) throws Exception {
    Path wrong = Files.writeString(folder.resolve("gateway.yaml"), "stages: 1");
    try (LocalStageContainer container =
        container().withManifests(ROOT.resolve("k8s/base")).withConfig(wrong)) {
      assertThatThrownBy(container::start)
          .rootCause()
          .hasMessageStartingWith("local-stage: /work/config/gateway.yaml");
    }
  }

  private LocalStageContainer container() {
    return new LocalStageContainer(DockerImageName.parse(image.name()));
  }

  /** An API with one path, deployed as v1. */
  private static void importApi(LocalStageContainer container, String id, String integration) {
    String document =
        """
        openapi: 3.0.1
        info: {title: %s, version: '1'}
        paths:
          /call:
            get:
              responses: {'204': {description: none}}
              x-amazon-apigateway-integration: {%s, responses: {default: {statusCode: 204}}}
        """
            .formatted(id, integration);
    try (ApiGatewayClient client = client(container)) {
      client.importRestApi(
          api -> api.parameters(Map.of("_custom_id_", id)).body(SdkBytes.fromUtf8String(document)));
      client.createDeployment(deployment -> deployment.restApiId(id).stageName("v1"));
    }
  }

  private static ApiGatewayClient client(LocalStageContainer container) {
    return ApiGatewayClient.builder()
        .endpointOverride(container.endpoint())
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .build();
  }

  private static HttpResponse<String> get(URI stage, String path)
      throws IOException, InterruptedException {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(stage + path)).build(), BodyHandlers.ofString());
  }
}
