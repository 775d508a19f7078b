package dev.ingressmap.healthyservice;

import static dev.ingressmap.answers.Eventually.eventually;
import static dev.ingressmap.answers.Wire.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ingressmap.answers.Reply;
import dev.ingressmap.answers.Running;
import dev.ingressmap.answers.Wire;
import java.net.http.HttpResponse;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;

class HealthyServiceTest {

  private static final String HEALTHY =
      "{\n\t\"version\": \"v1.0\",\n\t\"message\": \"We are Healthy!\"\n}";

  private static Running service;

  @BeforeAll
  static void start() {
    service = Running.start(HealthyService.application());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/health?verbose", "/%68ealth"})
  void isHealthy(String target) throws Exception {
    HttpResponse<String> response = service.get(target);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(response.headers().map()).doesNotContainKeys("server", "transfer-encoding");
    assertThat(response.body()).isEqualTo(HEALTHY);
  }

  @Test
  void answersAtThePathThatItIsGiven() throws Exception {
    try (Running orders =
        Running.start(HealthyService.application(), "--healthy.path=/orders/health")) {
      assertThat(orders.get("/orders/health").body()).isEqualTo(HEALTHY);
      assertThat(orders.send("POST", "/orders/health").statusCode()).isEqualTo(405);
      assertThat(orders.get("/health").statusCode()).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"orders", "/", "/orders/", "/orders?a", "/a//b", "/%6f"})
  void refusesWhatIsNoPath(String path) {
    assertThatThrownBy(() -> Running.start(HealthyService.application(), "--healthy.path=" + path))
        .rootCause()
        .hasMessageStartingWith("healthy.path is not a path such as /orders/health: " + path);
  }

  @Test
  void headIsGetWithoutTheBody() throws Exception {
    HttpResponse<String> response = service.send("HEAD", "/health");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValueAsLong("Content-Length")).hasValue(HEALTHY.length());
    assertThat(response.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "BREW"})
  void healthIsOnlyRead(String method) throws Exception {
    Reply reply = Wire.exchange(service.port(), method, "/health", "Accept: text/html");

    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.header("Allow")).isEqualTo("GET, HEAD");
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(reply.body()).contains("\"status\":405", "\"title\":\"Method Not Allowed\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/healthz", "/health/", "/health/x", "/Health", "/error", "/a%2fb"})
  void nothingElseIsFound(String target) throws Exception {
    for (String accept : new String[] {"*/*", "text/html", "image/png;q=0.1", "no/thing, /"}) {
      HttpResponse<String> response = service.get(target, "Accept", accept);

      assertThat(response.statusCode()).isEqualTo(404);
      assertThat(response.headers().firstValue("Content-Type"))
          .hasValue("application/problem+json");
      assertThat(response.body()).contains("\"status\":404", "\"title\":\"Not Found\"");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"multipart/form-data", "multipart/form-data; boundary=", "//", "a/b; c"})
  void noContentTypeIsAFailureOfTheService(String type) throws Exception {
    Reply reply = Wire.exchange(service.port(), "POST", "/nope", "Content-Type: " + type);

    assertThat(reply.status()).isEqualTo(404);
    assertThat(service.manage("/actuator/prometheus").body())
        .doesNotContain("outcome=\"SERVER_ERROR\",status=\"500\"");
  }

  @Test
  void refusesWhileItTakesNoTraffic() throws Exception {
    AvailabilityChangeEvent.publish(service.context(), ReadinessState.REFUSING_TRAFFIC);
    try {
      HttpResponse<String> response = service.get("/health");
      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
      assertThat(response.body())
          .isEqualTo("{\n\t\"version\": \"v1.0\",\n\t\"message\": \"We take no traffic.\"\n}");
      assertThat(service.get("/readyz").statusCode()).isEqualTo(503);
      assertThat(service.get("/livez").statusCode()).isEqualTo(200);
    } finally {
      AvailabilityChangeEvent.publish(service.context(), ReadinessState.ACCEPTING_TRAFFIC);
    }
    assertThat(service.get("/health").body()).isEqualTo(HEALTHY);
    assertThat(service.get("/readyz").statusCode()).isEqualTo(200);
  }

  @Test
  void takesTheHeadersThatNginxLetsPass() throws Exception {
    String[] cookies = new String[4];
    Arrays.fill(cookies, "Cookie: " + "x".repeat(8_150));

    assertThat(Wire.exchange(service.port(), "GET", "/health", cookies).body()).isEqualTo(HEALTHY);
    String[] more = {"Cookie: " + "x".repeat(50_000)};
    assertThat(Wire.exchange(service.port(), "GET", "/health", more).status()).isEqualTo(431);
  }

  @Test
  void answersInTheOrderOfTheRequests() throws Exception {
    try (Wire wire = new Wire(service.port())) {
      wire.send(request("GET", "/health") + request("GET", "/livez") + request("GET", "/health"));

      assertThat(wire.reply().body()).isEqualTo(HEALTHY);
      assertThat(wire.reply().body()).isEqualTo("{\"status\":\"UP\"}");
      assertThat(wire.reply().body()).isEqualTo(HEALTHY);
    }
  }

  @Test
  void managementIsOnAPortOfItsOwn() throws Exception {
    service.get("/health");
    service.get("/livez");

    assertThat(service.manage("/actuator/info").body())
        .contains("\"artifact\":\"healthy-service\"", "\"version\":\"", "\"time\":\"");
    eventually(() ->
        assertThat(service.manage("/actuator/prometheus").body())
            .containsPattern("http_server_requests_seconds_count\\{.*uri=\"/health\"} \\d+")
            .containsPattern("http_server_requests_seconds_count\\{.*uri=\"/livez\"} \\d+"));
    assertThat(service.manage("/health").statusCode()).isEqualTo(404);
    assertThat(service.get("/actuator/info").statusCode()).isEqualTo(404);
  }
}
