package dev.ingressmap.gateway.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.ingressmap.gateway.aws.call.ApiCalls;
import dev.ingressmap.gateway.aws.call.AwsFailure;
import dev.ingressmap.gateway.aws.call.Wait;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls that AWS refuses, that fail, or that it does not answer. */
class ApiGatewayFaultsTest {

  private final AtomicInteger requests = new AtomicInteger();
  private final List<Wait> waits = new ArrayList<>();
  private final PassingTime time = new PassingTime();
  private HttpServer server;
  private ApiGateway aws;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    URI endpoint = URI.create("http://localhost:" + server.getAddress().getPort());
    Connection connection = new Connection(endpoint, "eu-central-1", null);
    aws = ApiGateway.connect(connection, waits::add, time);
  }

  @AfterEach
  void stop() {
    aws.close();
    server.stop(0);
  }

  @Test
  void makesAReadAgainUntilItIsAnswered() {
    answer(exchange -> {
      switch (requests.incrementAndGet()) {
        case 1 -> exchange.close();
        case 2 -> reply(exchange, 500, "", "{}");
        case 3 -> reply(exchange, 429, "TooManyRequestsException", "{}");
        default -> reply(exchange, 200, "", "{\"item\":[]}");
      }
    });

    assertThat(aws.apis().all()).isEmpty();
    assertThat(aws.calls()).isEqualTo(new ApiCalls(4, 0));
  }

  @Test
  void neverRepeatsWhatIsNotImplemented() {
    answer(exchange -> {
      requests.incrementAndGet();
      reply(exchange, 501, "NotImplementedException", "{}");
    });

    assertThatExceptionOfType(AwsFailure.class).isThrownBy(() -> aws.apis().all());
    assertThat(requests).hasValue(1);
  }

  @Test
  void comesAgainWhenAwsSays() {
    answer(exchange -> {
      if (requests.incrementAndGet() == 1) {
        exchange.getResponseHeaders().set("Retry-After", "50");
        reply(exchange, 429, "TooManyRequestsException", "{}");
      } else {
        reply(exchange, 200, "", "{\"item\":[]}");
      }
    });

    assertThat(aws.apis().all()).isEmpty();
    assertThat(waits).hasToString("[throttled by AWS: next try in 50 s]");
    assertThat(time.passed()).containsExactly(Duration.ofSeconds(50));
  }

  @Test
  void neverRepeatsACreateWhoseAnswerWasLost() {
    answer(exchange -> {
      requests.incrementAndGet();
      exchange.close();
    });

    assertThatExceptionOfType(AwsFailure.class)
        .isThrownBy(() -> aws.apis().create("demo", "", Map.of("a", "b"), "REGIONAL", List.of()))
        .withMessageStartingWith("CreateRestApi on API demo: ")
        .withMessageEndingWith(
            ": it may have taken effect anyway: run the command again, which checks first");
    assertThat(requests).hasValue(1);
  }

  @Test
  void repeatsACreateThatWasThrottled() {
    answer(exchange -> {
      if (requests.incrementAndGet() == 1) {
        reply(exchange, 429, "TooManyRequestsException", "{\"message\":\"Too Many Requests\"}");
      } else {
        reply(exchange, 201, "", "{\"id\":\"abc\"}");
      }
    });

    assertThat(aws.apis().create("demo", "", Map.of(), "REGIONAL", List.of())).isEqualTo("abc");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          403 | AccessDeniedException | User: arn:aws:iam::1:user/x is not authorized to perform: apigateway:GET | GetRestApis on the region's APIs: AccessDeniedException: User: arn:aws:iam::1:user/x is not authorized to perform: apigateway:GET (HTTP 403): allow it in the IAM policy of the caller
          403 | ExpiredTokenException | The security token included in the request is expired | GetRestApis on the region's APIs: ExpiredTokenException: The security token included in the request is expired (HTTP 403): get new credentials, for instance by logging in again
          404 | NotFoundException     | two\\nlines                                          | GetRestApis on the region's APIs: NotFoundException: two lines (HTTP 404)
          """)
  void saysInOneLineWhatAwsRefused(int status, String type, String message, String problem) {
    answer(exchange -> reply(exchange, status, type, "{\"message\":\"" + message + "\"}"));

    assertThatExceptionOfType(AwsFailure.class)
        .isThrownBy(() -> aws.apis().all())
        .withMessage(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          200 | text/html        | <html>Welcome</html> | not JSON
          200 | application/json | {"item": [           | not JSON
          200 | application/json | []                   | not JSON
          404 | text/html        | <html>Oops</html>    | HTTP 404
          302 | text/html        | ''                   | HTTP 302
          """)
  void isSureAfterOneCallThatThisIsNoApiGateway(
      int status, String type, String body, String answer) {
    answer(exchange -> {
      requests.incrementAndGet();
      exchange.getResponseHeaders().set("Content-Type", type);
      respond(exchange, status, body);
    });

    assertThatExceptionOfType(AwsFailure.class)
        .isThrownBy(() -> aws.apis().all())
        .withMessage(
            "GetRestApis on the region's APIs: this is not an API Gateway: its answer is "
                + answer
                + ": is the endpoint right?");
    assertThat(requests).hasValue(1);
  }

  private void answer(HttpHandler handler) {
    server.createContext("/", handler);
  }

  private static void reply(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.getResponseHeaders().set("x-amzn-ErrorType", type);
    respond(exchange, status, body);
  }

  private static void respond(HttpExchange exchange, int status, String body) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
