package dev.ingressmap.answers;

import static dev.ingressmap.answers.Eventually.eventually;
import static dev.ingressmap.answers.Wire.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MetricsTest {

  private static final String COUNT = "http_server_requests_seconds_count{";

  private static Running service;

  @BeforeAll
  static void start() {
    service = Running.start(Sample.application());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void answersAreCountedInTheSameFamilyAsSpringsRequests() throws Exception {
    service.get("/known");
    service.get("/known?a=b");
    service.send("HEAD", "/known");
    service.get("/spring");
    service.get("/nothing");

    eventually(() ->
        assertThat(scraped())
            .contains(
                COUNT + labels("none", "GET", "SUCCESS", 200, "/known") + " 2",
                COUNT + labels("none", "HEAD", "SUCCESS", 200, "/known") + " 1",
                COUNT + labels("none", "GET", "SUCCESS", 200, "/spring") + " 1",
                COUNT + labels("none", "GET", "CLIENT_ERROR", 404, "NOT_FOUND") + " 1"));
  }

  @Test
  void answersAreTimed() throws Exception {
    service.send("PUT", "/known");

    String sum =
        "http_server_requests_seconds_sum{" + labels("none", "PUT", "SUCCESS", 200, "/known");
    eventually(() ->
        assertThat(scraped())
            .filteredOn(line -> line.startsWith(sum))
            .singleElement()
            .satisfies(line ->
                assertThat(Double.parseDouble(line.substring(sum.length())))
                    .isBetween(1e-6, 10.0)));
  }

  @Test
  void methodsThatNobodyKnowsAreOneSeries() throws Exception {
    for (int i = 0; i < 5; i++) {
      service.send("BREW_" + "ABCDE".charAt(i), "/known");
    }

    eventually(() ->
        assertThat(scraped())
            .contains(COUNT + labels("none", "UNKNOWN", "SUCCESS", 200, "/known") + " 5")
            .noneMatch(line -> line.contains("BREW")));
  }

  @Test
  void writesThatFailAreCountedWithTheirException() throws Exception {
    try (Wire wire = new Wire(service.port())) {
      wire.send(request("GET", "/large"));
      wire.reset();
    }

    eventually(() ->
        assertThat(scraped())
            .filteredOn(line -> line.contains("uri=\"/large\"") && line.startsWith(COUNT))
            .singleElement()
            .matches(line -> !line.contains("exception=\"none\""))
            .matches(line -> line.contains("method=\"GET\"")));
    assertThat(service.send("PATCH", "/known").body()).isEqualTo("known");
  }

  private static List<String> scraped() throws Exception {
    return service
        .manage("/actuator/prometheus")
        .body()
        .lines()
        .filter(line -> line.startsWith("http_server_requests_seconds"))
        .toList();
  }

  private static String labels(
      String exception, String method, String outcome, int status, String uri) {
    return "error=\"%s\",exception=\"%s\",method=\"%s\",outcome=\"%s\",status=\"%d\",uri=\"%s\"}"
        .formatted(exception, exception, method, outcome, status, uri);
  }
}
