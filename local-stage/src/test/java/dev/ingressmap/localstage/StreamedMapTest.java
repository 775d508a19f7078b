package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.localstage.execute.TricklingBackend;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A route whose Ingress asks for answers as they arrive. */
@Timeout(60)
class StreamedMapTest {

  @TempDir private Path folder;
  @AutoClose private final HttpClient client = HttpClient.newHttpClient();
  @AutoClose private final TricklingBackend backend = new TricklingBackend();
  @AutoClose private GatewayUnderTest gateway;

  StreamedMapTest() throws IOException {}

  @BeforeEach
  void start() throws IOException {
    gateway = new GatewayUnderTest(folder);
    gateway.settings("hosts: {a.b: {backend: '" + backend.url() + "'}}");
  }

  @Test
  void getsThemAndCanBeTurnedOff() throws Exception {
    gateway.deploy("Exact a.b/events stream=true timeout-ms=900000");
    gateway.assertUpToDate();
    URI url = gateway.endpoint().resolve("/_aws/execute-api/" + gateway.apiId() + "/v1/events");
    HttpResponse<InputStream> answer =
        client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofInputStream());
    try (InputStream body = answer.body()) {
      backend.sends("data: 1");
      assertThat(body.readNBytes(7)).asString().isEqualTo("data: 1");
      backend.ends();
      assertThat(body.readAllBytes()).isEmpty();
    }

    gateway.rules("Exact a.b/events");
    assertThat(gateway.plan().out())
        .contains("integration.responseTransferMode  STREAM -> (none)")
        .contains("integration.timeoutInMillis       900000 -> 29000");
    gateway.apply();
    gateway.assertUpToDate();
  }
}
