package dev.ingressmap.localstage;

import static dev.ingressmap.answers.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.SettingsText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.http.HttpHeader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStageTest {

  private static final String BASE = "../k8s/base";
  private static final String HEALTHY =
      "{\n\t\"version\": \"v1.0\",\n\t\"message\": \"We are Healthy!\"\n}";

  private static LocalStage stage;

  @AutoClose private final Caller caller = new Caller();

  @BeforeAll
  static void start() {
    stage = start(BASE, Map.of());
  }

  @AfterAll
  static void stop() {
    stage.close();
  }

  @Test
  void answersAtTheInvokeUrl() throws Exception {
    ContentResponse response = caller.get(URI.create(stage.first().invokeUrl() + "/health"));

    assertThat(stage.first().invokeUrl().getHost()).isEqualTo("localhost");
    assertThat(response.getStatus()).isEqualTo(200);
    assertThat(response.getHeaders().get(HttpHeader.CONTENT_TYPE)).isEqualTo("application/json");
    assertThat(response.getContentAsString()).isEqualTo(HEALTHY);
  }

  @Test
  void answersInTheOtherFormsAsWell() throws Exception {
    String id = stage.first().apiId();
    for (String url :
        List.of(
            stage.first().hostUrl() + "/health",
            stage.endpoint() + "/restapis/" + id + "/v1/_user_request_/health",
            "http://%s.execute-api.localhost.localstack.cloud:%d/v1/health"
                .formatted(id, stage.endpoint().getPort()))) {
      ContentResponse response = caller.get(URI.create(url));

      assertThat(response.getContentAsString()).as(url).isEqualTo(HEALTHY);
    }
  }

  @Test
  void refusesAnUnknownPathAsAwsDoes() throws Exception {
    ContentResponse response = caller.get(URI.create(stage.first().invokeUrl() + "/nope"));

    assertThat(response.getStatus()).isEqualTo(403);
    assertThat(response.getHeaders().get("x-amzn-ErrorType"))
        .isEqualTo("MissingAuthenticationTokenException");
    assertThat(response.getContentAsString())
        .isEqualTo("{\"message\":\"Missing Authentication Token\"}");
  }

  @Test
  void passesTheServicesOwnRefusals() throws Exception {
    ContentResponse response =
        caller.send("DELETE", URI.create(stage.first().invokeUrl() + "/health"));

    assertThat(response.getStatus()).isEqualTo(405);
    assertThat(response.getHeaders().get(HttpHeader.ALLOW)).isEqualTo("GET, HEAD");
    assertThat(response.getHeaders().get(HttpHeader.CONTENT_TYPE))
        .isEqualTo("application/problem+json");
  }

  @Test
  void answersAtTheIngress() throws Exception {
    URI health = URI.create(stage.ingress() + "/health");
    URI nope = URI.create(stage.ingress() + "/nope");

    assertThat(caller.send("GET", health, "demo.callmeradical.com").getContentAsString())
        .isEqualTo(HEALTHY);
    assertNotFound(caller.send("GET", nope, "demo.callmeradical.com"));
    assertNotFound(caller.send("GET", health, "other.example.com"));
  }

  @Test
  void headersPassTheWholePathUpToTheLimitOfApiGateway() throws Exception {
    URI health = URI.create(stage.first().invokeUrl() + "/health");

    assertThat(caller.get(health, 5, 1_950).getContentAsString()).isEqualTo(HEALTHY);
    assertThat(caller.get(health, 1, 8_000).getContentAsString()).isEqualTo(HEALTHY);
    // A request line that API Gateway accepts and nginx refuses.
    assertThat(caller.get(health, 1, 9_500).getStatus()).isEqualTo(400);
    assertThat(caller.get(health, 5, 2_050).getStatus()).isEqualTo(431);
  }

  private static void assertNotFound(ContentResponse response) {
    assertThat(response.getStatus()).isEqualTo(404);
    assertThat(response.getContentAsString()).isEqualTo("default backend - 404");
  }

  @Test
  void sendsAServiceToAProcessOfTheUsers() throws Exception {
    HttpServer own =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    own.createContext(
        "/health",
        exchange -> {
          byte[] body =
              exchange.getRequestHeaders().getFirst("Host").getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    own.start();
    URI address = URI.create("http://localhost:" + own.getAddress().getPort());
    try (LocalStage mine = start(BASE, Map.of("healthy-app", address))) {
      URI health = URI.create(mine.first().invokeUrl() + "/health");
      assertThat(caller.get(health).getContentAsString()).isEqualTo("demo.callmeradical.com");

      own.stop(0);

      // The ingress answers 502 for a dead backend, and HTTP_PROXY passes that on.
      assertThat(caller.get(health).getStatus()).isEqualTo(502);
    }
  }

  @Test
  void givesUpOnASlowBackendAsAwsDoes(@TempDir Path folder) throws Exception {
    String manifest =
        Files.readString(Path.of(BASE, "ingress.yaml"))
            .replace(
                "nginx.org/mergeable-ingress-type: minion", "ingressmap.dev/timeout-ms: \"300\"");
    Files.writeString(folder.resolve("ingress.yaml"), manifest);
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      URI address = URI.create("http://localhost:" + silent.getLocalPort());
      try (LocalStage mine = start(folder.toString(), Map.of("ingress-map/healthy-app", address))) {
        ContentResponse response = caller.get(URI.create(mine.first().invokeUrl() + "/health"));

        assertThat(response.getStatus()).isEqualTo(504);
        assertThat(response.getContentAsString())
            .isEqualTo("{\"message\":\"Endpoint request timed out\"}");
      }
    }
  }

  @Test
  void ingressFollowsTheManifestsWhichTheApiDoesWhenItIsDeployed(@TempDir Path folder)
      throws Exception {
    Path manifest = folder.resolve("ingress.yaml");
    String before = Files.readString(Path.of(BASE, "ingress.yaml"));
    Files.writeString(manifest, before);
    try (LocalStage mine = start(folder.toString(), Map.of())) {
      Files.writeString(manifest, before.replace("path: /health", "path: /livez"));
      eventually(() -> assertThat(statusAtIngress(mine, "/livez")).isEqualTo(200));
      assertThat(statusAtIngress(mine, "/health")).isEqualTo(404);
      assertThat(caller.get(URI.create(mine.first().invokeUrl() + "/livez")).getStatus())
          .isEqualTo(403);

      Files.writeString(manifest, before.replace("path: /health", "path: health"));
      Files.writeString(folder.resolve("other.yaml"), "kind: [");
      assertThat(statusAtIngress(mine, "/livez")).isEqualTo(200);

      Files.delete(folder.resolve("other.yaml"));
      Files.writeString(manifest, before);
      eventually(() -> assertThat(statusAtIngress(mine, "/health")).isEqualTo(200));
    }
  }

  private int statusAtIngress(LocalStage mine, String path) throws Exception {
    return caller
        .send("GET", URI.create(mine.ingress() + path), "demo.callmeradical.com")
        .getStatus();
  }

  @Test
  void noBroaderRuleOpensWhatIsKeptOut(@TempDir Path folder) throws Exception {
    String manifest = Files.readString(Path.of(BASE, "ingress.yaml"));
    Files.writeString(
        folder.resolve("all.yaml"),
        manifest
            .replace("expose: \"false\"", "expose: \"true\"")
            .replace(
                "mergeable-ingress-type: minion\nspec",
                "x: y\n    ingressmap.dev/expose: \"false\"\nspec"));
    try (LocalStage mine = start(folder.toString(), Map.of())) {
      URI health = URI.create(mine.first().invokeUrl() + "/health");
      for (String method : List.of("GET", "POST", "OPTIONS")) {
        ContentResponse response = caller.send(method, health);
        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(response.getContentAsString())
            .isEqualTo("{\"message\":\"Missing Authentication Token\"}");
      }
      assertThat(caller.get(URI.create(mine.first().invokeUrl() + "/nope")).getStatus())
          .isEqualTo(404);
      assertThat(statusAtIngress(mine, "/health")).isEqualTo(200);
      assertThat(mine.first().firstRoute()).hasValue("/");
    }
  }

  @Test
  void namesTheSettingOfABusyPort() throws IOException {
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = busy.getLocalPort();

      assertThatExceptionOfType(InvalidInput.class)
          .isThrownBy(() ->
              LocalStage.start(
                  new LocalStageSettings(port, 0, BASE, Map.of()), List.of(Settings.DEFAULT)))
          .withMessageContaining("LOCAL_STAGE_PORT: port " + port + " is not free");
      assertThatExceptionOfType(InvalidInput.class)
          .isThrownBy(() ->
              LocalStage.start(
                  new LocalStageSettings(0, port, BASE, Map.of()), List.of(Settings.DEFAULT)))
          .withMessageContaining("LOCAL_STAGE_INGRESS_PORT: port " + port + " is not free");
    }
  }

  /** So that a quota that AWS has raised can be rehearsed. */
  @Test
  void hasTheQuotasOfTheMapsSettings(@TempDir Path folder) throws Exception {
    Path many = folder.resolve("many.yaml");
    Rules.write(many, IntStream.range(0, 310).mapToObj(i -> "Exact a.b/p" + i).toList());
    Settings raised = SettingsText.of("limits: {resources: 400, stages: 12}");

    try (LocalStage mine =
        LocalStage.start(
            new LocalStageSettings(0, 0, many.toString(), Map.of()), List.of(raised))) {
      assertThat(mine.stages()).hasSize(1);
    }
  }

  private static LocalStage start(String manifests, Map<String, URI> upstreams) {
    return LocalStage.start(
        new LocalStageSettings(0, 0, manifests, upstreams), List.of(Settings.DEFAULT));
  }
}
