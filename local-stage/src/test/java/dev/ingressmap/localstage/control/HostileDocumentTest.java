package dev.ingressmap.localstage.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** A stranger's document is cheap to refuse, whatever it contains. */
class HostileDocumentTest {

  private static final JsonMapper JSON = new JsonMapper();

  /** On an idle processor, each takes about a second or far less. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static ControlPlaneServer server;

  @BeforeAll
  static void start() throws Exception {
    server = new ControlPlaneServer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @MethodSource("dev.ingressmap.localstage.control.HostileDocuments#malformed")
  void isRefusedInTime(Supplier<String> document) throws Exception {
    HttpResponse<String> response = send(document.get());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    String message = JSON.readTree(response.body()).path("message").asString();
    assertThat(message)
        .hasSizeLessThan(2000)
        .matches("(?s)(Invalid OpenAPI|Unable to|Errors found).*");
  }

  @ParameterizedTest
  @MethodSource("dev.ingressmap.localstage.control.LargeDocuments#large")
  void isImportedInTime(Supplier<String> document) throws Exception {
    HttpResponse<String> response = send(document.get());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    assertThat(response.body()).hasSizeLessThan(1_000_000);
  }

  private static HttpResponse<String> send(String document) throws Exception {
    return server.send(
        HttpRequest.newBuilder(server.uri("/restapis?mode=import&basepath=prepend"))
            .timeout(PATIENCE)
            .POST(HttpRequest.BodyPublishers.ofString(document)));
  }
}
