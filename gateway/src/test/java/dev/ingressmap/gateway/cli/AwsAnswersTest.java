package dev.ingressmap.gateway.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command's messages for answers that a real API Gateway does not give on demand. */
class AwsAnswersTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Map<String, String> answers = new HashMap<>();
  private final AtomicInteger throttled = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            String call = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            String body = throttled.getAndDecrement() > 0 ? null : answers.get(call);
            byte[] bytes = (body == null ? "{}" : body).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(
                body != null ? 200 : throttled.get() >= 0 ? 429 : 400, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void printsOtherPeoplesWordsAsTheyAre() {
    answers.put("GET /restapis", api("@|red x|@"));
    answers.put("GET /restapis/@|red x|@/stages", "{}");
    answers.put("DELETE /restapis/@|red x|@", "");

    assertThat(run("destroy", "--auto-approve")).isZero();

    assertThat(out.toString()).contains("Deletes API demo (@|red x|@) with all its stages");
  }

  @Test
  void tellsPeopleForWhatTheyWait() {
    answers.put("GET /restapis", "{}");
    throttled.set(1);

    assertThat(run("destroy")).isZero();

    assertThat(err.toString().strip()).matches("throttled by AWS: next try in [12] s");
  }

  @Test
  void showsEachCallIfAsked() {
    answers.put("GET /restapis", "{}");
    throttled.set(1);

    assertThat(run("destroy", "--verbose")).isZero();

    assertThat(err.toString().lines().filter(line -> line.startsWith("GetRestApis")))
        .satisfiesExactly(
            first -> assertThat(first).matches("GetRestApis \\(GET /restapis\\): 429 in \\d+ ms"),
            second ->
                assertThat(second).matches("GetRestApis \\(GET /restapis\\): 200 in \\d+ ms"));
  }

  @Test
  void keepsWaitsFromPrograms() {
    answers.put("GET /restapis", "{}");
    throttled.set(1);

    assertThat(run("destroy", "--output=json")).isZero();

    assertThat(err.toString()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                        | ''
          {"stageName":"test"},{"stageName":"prod"} | , it has prod, test
          """)
  void printsNoUrlThatCannotAnswer(String stages, String has) {
    answers.put("GET /restapis", api("abc"));
    answers.put("GET /restapis/abc/stages", "{\"item\":[" + stages + "]}");

    assertThat(run("url")).isEqualTo(1);

    assertThat(out.toString()).isEmpty();
    assertThat(err.toString().strip())
        .isEqualTo(
            "gateway: API demo (abc) has no stage v1" + has + ": gateway apply creates the stage");
  }

  @Test
  void countsTheCallsBeforeAnError() {
    answers.put("GET /restapis", api("abc"));
    answers.put("GET /restapis/abc/stages", "{}");

    assertThat(run("destroy", "--auto-approve", "--output=json")).isEqualTo(1);

    JsonNode report = new JsonMapper().readTree(out.toString());
    assertThat(report.get("errors")).hasSize(1);
    assertThat(report.get("apiCalls").asInt()).isEqualTo(3);
    assertThat(report.get("reads").asInt()).isEqualTo(2);
    assertThat(report.get("writes").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -1 | {"stageName":"v1","clientCertificateId":"a1b2c3"} | Client certificate a1b2c3 has expired, and stage v1 uses it: gateway client-certificates create adds another one
          29 | {"stageName":"v1","clientCertificateId":"a1b2c3"} | Client certificate a1b2c3 expires soon, and stage v1 uses it: gateway client-certificates create adds another one
          29 | {"stageName":"v1"} | Client certificate a1b2c3 expires soon; no stage uses it: gateway client-certificates delete a1b2c3
          31 | {"stageName":"v1","clientCertificateId":"a1b2c3"} |
          """)
  void warnsOfAClientCertificateThatEnds(int days, String stage, String warning) {
    long end = Instant.now().plus(Duration.ofDays(days)).getEpochSecond();
    answers.put("GET /restapis", api("abc"));
    answers.put("GET /restapis/abc/stages", "{\"item\":[" + stage + "]}");
    answers.put(
        "GET /clientcertificates",
        """
        {"item":[{"clientCertificateId":"a1b2c3","createdDate":1,"expirationDate":%d,
          "tags":{"ingressmap.dev/map":"demo"}},
         {"clientCertificateId":"others","createdDate":1,"expirationDate":1}]}
        """
            .formatted(end));

    assertThat(run("client-certificates", "list")).isZero();

    assertThat(out.toString()).doesNotContain("others");
    if (warning == null) {
      assertThat(out.toString()).contains("a1b2c3").doesNotContain("Client certificate");
    } else {
      assertThat(out.toString()).contains(warning);
    }
    out.getBuffer().setLength(0);
    assertThat(run("client-certificates", "list", "--output=json")).isZero();
    JsonNode listed = new JsonMapper().readTree(out.toString()).at("/clientCertificates/0");
    assertThat(listed.get("expiresSoon").asBoolean()).isEqualTo(warning != null);
  }

  /** It is tried only once, because a retry does not help. */
  @Test
  void saysThatAnEndpointDoesNotSpeakTls() throws Exception {
    CommandLine commandLine = Gateway.commandLine();
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread answers = new Thread(() -> refuse(plain));
      answers.start();

      String endpoint = "--endpoint-url=https://localhost:" + plain.getLocalPort();
      assertThat(commandLine.execute("url", "--output=json", endpoint)).isEqualTo(1);
      answers.join();
    }

    assertThat(err.toString().strip())
        .isEqualTo(
            "gateway: GetRestApis on the region's APIs: cannot connect: it does not speak TLS: is"
                + " the endpoint http?");
    assertThat(new JsonMapper().readTree(out.toString()).get("apiCalls").asInt()).isEqualTo(1);
  }

  /** Answers one connection like a server that does not speak TLS. */
  private static void refuse(ServerSocket plain) {
    try (Socket socket = plain.accept()) {
      socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
      socket.shutdownOutput();
      int unused = socket.getInputStream().readAllBytes().length;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String api(String id) {
    return "{\"item\":[{\"id\":\"" + id + "\",\"tags\":{\"ingressmap.dev/map\":\"demo\"}}]}";
  }

  private int run(String... arguments) {
    CommandLine commandLine = Gateway.commandLine(arguments);
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--endpoint-url=http://localhost:" + server.getAddress().getPort());
    return commandLine.execute(all.toArray(String[]::new));
  }
}
