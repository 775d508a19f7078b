package dev.ingressmap.gateway.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ingressmap.gateway.aws.call.ApiCall;
import dev.ingressmap.gateway.aws.call.ApiCalls;
import dev.ingressmap.gateway.aws.call.Listener;
import dev.ingressmap.gateway.aws.call.SharedPace;
import dev.ingressmap.gateway.aws.call.Wait;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The rates and the retries for calls through the whole SDK. The server's name is not on this
 * machine, so the rates apply; a proxy on this machine leads to it.
 */
@Isolated("sets properties of the JVM")
class PacedCallsTest implements Listener {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final URI FAR = URI.create("http://apigateway.example");

  private final PassingTime time = new PassingTime();
  private final List<String> waits = new ArrayList<>();
  private final List<String> calls = new ArrayList<>();
  private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
  private final Map<String, @Nullable String> before = new HashMap<>();
  @TempDir private Path folder;
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    set("http.proxyHost", server.getAddress().getHostString());
    set("http.proxyPort", String.valueOf(server.getAddress().getPort()));
    set("aws.accessKeyId", "id");
    set("aws.secretAccessKey", "secret");
  }

  @AfterEach
  void stop() {
    before.forEach((name, value) -> {
      if (value == null) {
        System.clearProperty(name);
      } else {
        System.setProperty(name, value);
      }
    });
    server.stop(0);
  }

  @Test
  void keepToTheRateThatAwsPublishes() {
    try (ApiGateway aws = connect(FAR)) {
      deploy(aws);
      assertThat(time.passed()).isEmpty();
      deploy(aws);

      assertThat(aws.calls()).isEqualTo(new ApiCalls(0, 2));
    }

    assertThat(time.passed()).containsExactly(Duration.ofSeconds(5));
    assertThat(waits).containsExactly("at the rate that AWS allows: CreateDeployment in 5 s");
    assertThat(calls)
        .containsExactly("CreateDeployment 201 after PT0S", "CreateDeployment 201 after PT5S");
  }

  @Test
  void keepToItWithWhoeverElseCalls() {
    try (ApiGateway aws = connect(FAR);
        ApiGateway other = connect(FAR)) {
      deploy(aws);
      deploy(other);
      deploy(aws);

      assertThat(other.calls()).isEqualTo(new ApiCalls(0, 1));
    }

    assertThat(calls)
        .containsExactly(
            "CreateDeployment 201 after PT0S",
            "CreateDeployment 201 after PT5S",
            "CreateDeployment 201 after PT10S");
  }

  /** The clients for creates and for other calls share one budget. */
  @Test
  void keepToTheRateOfAllOperationsTogether() {
    try (ApiGateway aws = connect(FAR)) {
      deploy(aws);
      for (int i = 0; i < 40; i++) {
        var unused = aws.workingCopy("a").authorizers();
      }

      assertThat(aws.calls()).isEqualTo(new ApiCalls(40, 1));
    }

    assertThat(time.passed()).containsExactly(Duration.ofMillis(100));
    assertThat(calls.get(40)).isEqualTo("GetAuthorizers 201 after PT0.1S");
  }

  @Test
  void areMadeAgainInTheSameTime() {
    statuses.add(429);
    try (ApiGateway aws = connect(FAR)) {
      deploy(aws);

      assertThat(aws.calls()).isEqualTo(new ApiCalls(0, 2));
      assertThat(time.passed()).hasSize(1);
      Duration waited = time.passed().get(0);
      assertThat(waited).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
      assertThat(waits).hasSize(1).first().asString().startsWith("throttled by AWS: next try in ");
      assertThat(calls)
          .containsExactly(
              "CreateDeployment 429 throttled after PT0S", "CreateDeployment 201 after " + waited);

      deploy(aws);
    }
    // The pace counts calls, not tries: a repeated try is not another call.
    assertThat(calls.get(2)).isEqualTo("CreateDeployment 201 after PT5S");
  }

  @Test
  void areNotPacedOnThisMachine() {
    URI near = URI.create("http://localhost:" + server.getAddress().getPort());
    try (ApiGateway aws = connect(near)) {
      deploy(aws);
      deploy(aws);
    }

    assertThat(calls).hasSize(2);
    assertThat(time.passed()).isEmpty();
  }

  private ApiGateway connect(URI endpoint) {
    Connection connection = new Connection(endpoint, "eu-central-1", null);
    return ApiGateway.connect(connection, this, time, new SharedPace(folder));
  }

  private static void deploy(ApiGateway aws) {
    assertThat(aws.deployments().deploy("a", "v1", "d")).isEqualTo("abc");
  }

  @Override
  public void waits(Wait wait) {
    waits.add(wait.toString());
  }

  @Override
  public void called(ApiCall call) {
    calls.add(
        call.action()
            + " "
            + call.status()
            + (call.throttled() ? " throttled" : "")
            + " after "
            + Duration.between(START, time.now()));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      Integer status = statuses.poll();
      byte[] body = "{\"id\":\"abc\"}".getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.getResponseHeaders().set("x-amzn-ErrorType", "TooManyRequestsException");
      exchange.sendResponseHeaders(status == null ? 201 : status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private void set(String name, String value) {
    before.put(name, System.getProperty(name));
    System.setProperty(name, value);
  }
}
