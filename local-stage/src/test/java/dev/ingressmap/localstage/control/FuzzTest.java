package dev.ingressmap.localstage.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.Rounds;
import dev.ingressmap.localstage.control.wire.Operation;
import dev.ingressmap.localstage.control.wire.OperationTable;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import tools.jackson.databind.json.JsonMapper;

/** Any request gets an answer that AWS could give, never an internal failure. */
class FuzzTest {

  private static final int REQUESTS = Rounds.of(1_500);
  private static final int RAW_REQUESTS = Rounds.of(100);
  private static final JsonMapper JSON = new JsonMapper();

  @AutoClose ControlPlaneServer server;

  @BeforeEach
  void setUp() throws Exception {
    server = new ControlPlaneServer();
  }

  @Test
  void refusesNonsenseInOrder(TestReporter reporter) throws Exception {
    long seed = Long.getLong("fuzz.seed", System.nanoTime());
    reporter.publishEntry("fuzz.seed", Long.toString(seed));
    var random = new Random(seed);
    var requests = new FuzzRequests(random);
    FuzzTargets targets = FuzzTargets.create(server);
    List<Operation> operations = OperationTable.load().operations();
    var lacking = new HashSet<String>();
    int succeeded = 0;
    for (int i = 0; i < REQUESTS; i++) {
      if (i % 500 == 499) {
        targets = FuzzTargets.create(server);
      }
      Operation operation = requests.pick(operations);
      if (lacking.contains(operation.name()) && random.nextInt(20) > 0) {
        continue;
      }
      String path = requests.path(operation, targets) + requests.query(operation);
      String body = requests.body(operation, targets);
      HttpResponse<String> response = server.send(operation.httpMethod(), path, body);
      String request = "seed %d: %s %s %s".formatted(seed, operation.httpMethod(), path, body);
      assertThat(response.statusCode())
          .as("%s -> %s", request, response.body())
          .matches(status -> status < 500 || status == 501);
      if (response.statusCode() == 501) {
        lacking.add(operation.name());
      }
      if (response.statusCode() >= 400) {
        assertThat(response.headers().firstValue("x-amzn-ErrorType")).as(request).isPresent();
        assertThat(JSON.readTree(response.body()).path("message").isString()).as(request).isTrue();
      } else {
        succeeded++;
      }
    }
    assertThat(succeeded).as("some of it must make sense").isGreaterThan(REQUESTS / 50);
  }

  @Test
  void refusesGarbledDocumentsInOrder(TestReporter reporter) throws Exception {
    long seed = Long.getLong("fuzz.seed", System.nanoTime());
    reporter.publishEntry("fuzz.seed", Long.toString(seed));
    var documents = new GarbledDocuments(new Random(seed));
    int imported = 0;
    for (int i = 0; i < REQUESTS / 3; i++) {
      String document = documents.next();
      HttpResponse<String> response = server.send("POST", "/restapis?mode=import", document);
      assertThat(response.statusCode())
          .as("seed %d: %s -> %s", seed, document, response.body())
          .isIn(201, 400, 429);
      imported += response.statusCode() == 201 ? 1 : 0;
    }
    assertThat(imported).as("some of it must make sense").isGreaterThan(REQUESTS / 150);
  }

  @Test
  void survivesBytesThatAreNoHttp(TestReporter reporter) throws Exception {
    long seed = Long.getLong("fuzz.seed", System.nanoTime());
    reporter.publishEntry("fuzz.seed", Long.toString(seed));
    var random = new Random(seed);
    var requests = new FuzzRequests(random);
    for (int i = 0; i < RAW_REQUESTS; i++) {
      String target =
          "/restapis"
              + IntStream.range(0, random.nextInt(1, 8))
                  .mapToObj(n ->
                      requests.pick(
                          List.of(
                              "/", "%2F", "%zz", "%", "%00", "%c3%28", ";a=b", "?", "#", "..",
                              "tags", "&=", "\\", "%25")))
                  .collect(Collectors.joining());
      String answer = raw("GET " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
      assertThat(answer)
          .as("seed %d: %s", seed, target)
          .matches(text -> text.startsWith("HTTP/1.1 2") || text.startsWith("HTTP/1.1 4"));
      assertThat(answer).as("seed %d: %s", seed, target).doesNotContain("\tat ");
    }
  }

  private String raw(String request) throws Exception {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      InputStream in = socket.getInputStream();
      var answer = new ByteArrayOutputStream();
      in.transferTo(answer);
      return answer.toString(StandardCharsets.UTF_8);
    }
  }
}
