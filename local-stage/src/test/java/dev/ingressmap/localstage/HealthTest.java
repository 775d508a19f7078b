package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.answers.Reply;
import dev.ingressmap.answers.Wire;
import dev.ingressmap.localstage.execute.backend.IngressHosts;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What scripts ask until they may begin. */
@Timeout(20)
class HealthTest {

  private static final String VERSION = System.getProperty("project.version");

  @AutoClose private final LocalApiGateway gateway = new LocalApiGateway(0);

  HealthTest() throws IOException {}

  @BeforeEach
  void start() {
    gateway.start(new IngressHosts(host -> false, new InetSocketAddress(0)));
  }

  @Test
  void saysWhenEverythingIsThere() throws Exception {
    assertThat(answer("/_local/health"))
        .isEqualTo("503 {\"status\":\"starting\",\"version\":\"" + VERSION + "\"}");

    gateway.ready();

    assertThat(answer("/_local/health"))
        .isEqualTo("200 {\"status\":\"ready\",\"version\":\"" + VERSION + "\"}");
    Reply head = send("HEAD", "/_local/health", "Host: localhost");
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("Content-Type")).isEqualTo("application/json");
    assertThat(head.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void saysItInLocalStacksWords() throws Exception {
    assertThat(answer("/_localstack/health"))
        .isEqualTo(
            "503 {\"services\":{\"apigateway\":\"initializing\",\"lambda\":\"initializing\",\"route53\":\"initializing\"},"
                + "\"edition\":\"community\",\"version\":\""
                + VERSION
                + "\"}");

    gateway.ready();

    assertThat(answer("/_localstack/health"))
        .isEqualTo(
            "200 {\"services\":{\"apigateway\":\"running\",\"lambda\":\"running\",\"route53\":\"running\"},"
                + "\"edition\":\"community\",\"version\":\""
                + VERSION
                + "\"}");
  }

  @Test
  void canOnlyBeRead() throws Exception {
    Reply reply = send("POST", "/_local/health", "Host: localhost");

    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.body()).isEqualTo("{\"message\":\"POST has no meaning here: use GET\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/_local/he%61lth",
        "/_local/health/",
        "/_local//health",
        "/_local/x/../health",
        "/_local/health;a=b",
        "/_LOCAL/health"
      })
  void hasNoOtherSpelling(String path) throws Exception {
    assertThat(answer(path)).isEqualTo("403 {\"message\":\"Missing Authentication Token\"}");
  }

  @Test
  void isNotForForeignPages() throws Exception {
    gateway.ready();
    for (String path : new String[] {"/_local/health", "/_localstack/health"}) {
      assertThat(send("GET", path, "Host: evil.example").status()).isEqualTo(403);
      assertThat(send("GET", path, "Host: a|Origin: http://evil.example").status()).isEqualTo(403);
      assertThat(send("GET", path, "Host: localhost|Sec-Fetch-Site: cross-site").status())
          .isEqualTo(403);
    }
  }

  private String answer(String path) throws IOException {
    Reply reply = send("GET", path, "Host: localhost");
    return reply.status() + " " + reply.body();
  }

  private Reply send(String method, String path, String headers) throws IOException {
    String head =
        "%s %s HTTP/1.1\r\n%s\r\nContent-Length: 0\r\n\r\n"
            .formatted(method, path, headers.replace("|", "\r\n"));
    try (Wire wire = new Wire(gateway.port())) {
      return wire.send(head).reply(method);
    }
  }
}
