package dev.ingressmap.defaultbackend;

import static dev.ingressmap.answers.Eventually.eventually;
import static dev.ingressmap.answers.Wire.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.answers.Reply;
import dev.ingressmap.answers.Running;
import dev.ingressmap.answers.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefaultBackendTest {

  private static Running service;

  @BeforeAll
  static void start() {
    service = Running.start(DefaultBackend.application());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/x",
        "/health",
        "/healthz/",
        "/error",
        "/actuator/health",
        "//",
        "/a/%2e%2e/%2f",
        "/a%25",
        "/a|b{c}",
        "/\u00e9",
        "/%c3%28",
        "/livez",
        "/readyz"
      })
  void noPathIsFoundByAnyMethod(String target) throws Exception {
    for (String method :
        new String[] {"GET", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "BREW"}) {
      Reply reply = Wire.exchange(service.port(), method, target);

      assertThat(reply.status()).isEqualTo(404);
      assertThat(reply.header("Content-Type")).isEqualTo("text/plain;charset=utf-8");
      assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
      assertThat(reply.header("Vary")).isEqualTo("Accept");
      assertThat(reply.body()).isEqualTo("default backend - 404");
    }
  }

  @Test
  void neitherIsTheServerAsAWhole() throws Exception {
    assertThat(Wire.exchange(service.port(), "OPTIONS", "*").status()).isEqualTo(404);
  }

  @Test
  void isHealthy() throws Exception {
    Reply get = Wire.exchange(service.port(), "GET", "/healthz?x", "Accept: text/html");
    assertThat(get.status()).isEqualTo(200);
    assertThat(get.header("Content-Type")).isEqualTo("text/plain;charset=utf-8");
    assertThat(get.body()).isEqualTo("ok");

    assertThat(Wire.exchange(service.port(), "HEAD", "/healthz").status()).isEqualTo(200);
    assertThat(Wire.exchange(service.port(), "POST", "/healthz").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "400, 400", "404, 404", "418, 418", "499, 499", "500, 500", "503, 503", "599, 599",
    "200, 404", "302, 404", "399, 404", "600, 404", "0503, 404", "+503, 404", "503.0, 404",
    "5O3, 404", "'', 404", "503x, 404", "'503, 502', 404", "99999999999999999999, 404"
  })
  void codeIsTheStatusIfItIsAnError(String code, int status) throws Exception {
    Reply text = Wire.exchange(service.port(), "GET", "/", "X-Code: " + code);
    assertThat(text.status()).isEqualTo(status);
    assertThat(text.body()).isEqualTo("default backend - " + status);

    for (String type : new String[] {"application/json", "application/problem+json", "text/html"}) {
      Reply reply =
          Wire.exchange(service.port(), "GET", "/", "X-Code: " + code, "X-Format: " + type);
      assertThat(reply.status()).isEqualTo(status);
      assertThat(reply.header("Content-Type")).startsWith(type);
      assertThat(reply.body())
          .contains(type.equals("text/html") ? "<h1>" + status : "\"status\":" + status);
    }
  }

  @Test
  void problemsSayWhatIsWrong() throws Exception {
    assertThat(service.get("/", "Accept", "application/problem+json").body())
        .isEqualTo(
            "{\"detail\":\"No service is mapped to this host and path.\",\"status\":404,"
                + "\"title\":\"Not Found\"}");
    assertThat(service.get("/", "Accept", "application/json", "X-Code", "502").body())
        .isEqualTo(
            "{\"detail\":\"The service behind this address failed or could not be reached.\","
                + "\"status\":502,\"title\":\"Bad Gateway\"}");
  }

  @Test
  void pageStandsOnItsOwn() throws Exception {
    assertThat(service.get("/", "Accept", "text/html", "X-Code", "503").body())
        .startsWith("<!doctype html>\n<html lang=\"en\">")
        .contains(
            "<title>503 Service Unavailable</title>",
            "<h1>503 Service Unavailable</h1>",
            "color-scheme: light dark",
            "name=\"viewport\"")
        .doesNotContain("{title}", "{detail}", "http:", "https:", "<script", "src=", "@import");
  }

  @Test
  void headIsGetWithoutTheBody() throws Exception {
    for (String accept : new String[] {"text/plain", "text/html", "application/json"}) {
      try (Wire wire = new Wire(service.port())) {
        Reply get = wire.send(request("GET", "/", "Accept: " + accept)).reply();
        Reply head = wire.send(request("HEAD", "/", "Accept: " + accept)).reply("HEAD");

        assertThat(head.status()).isEqualTo(get.status());
        assertThat(head.headers())
            .usingRecursiveComparison()
            .ignoringFields("date")
            .isEqualTo(get.headers());
      }
    }
  }

  @Test
  void bodiesAreReadToTheirEnd() throws Exception {
    try (Wire wire = new Wire(service.port())) {
      wire.send(request("PUT", "/", "Content-Length: 5") + "hello" + request("GET", "/healthz"));

      assertThat(wire.reply().body()).isEqualTo("default backend - 404");
      assertThat(wire.reply().body()).isEqualTo("ok");
    }
  }

  @Test
  void errorsAreCountedByCodeAndFormat() throws Exception {
    service.get("/metrics", "X-Code", "451", "X-Format", "text/html");
    service.get("/metrics", "X-Code", "451", "X-Format", "text/html");
    service.get("/metrics", "X-Code", "452", "X-Format", "<b>");
    service.get("/healthz");

    eventually(() ->
        assertThat(service.manage("/actuator/prometheus").body())
            .contains(
                "default_backend_requests_total{code=\"451\",format=\"text/html\"} 2.0",
                "default_backend_requests_total{code=\"452\",format=\"text/plain\"} 1.0")
            .containsPattern(
                "http_server_requests_seconds_count.*status=\"451\",uri=\"/\\*\\*\"} 2")
            .containsPattern("http_server_requests_seconds_count.*uri=\"/healthz\"} ")
            .doesNotContain("code=\"200\"", "<b>", "uri=\"/metrics\""));
    assertThat(service.manage("/actuator/info").body())
        .contains("\"artifact\":\"default-backend\"");
  }
}
