package dev.ingressmap.healthyservice;

import static dev.ingressmap.answers.Eventually.eventually;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.ingressmap.answers.Reply;
import dev.ingressmap.answers.Wire;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service as a process of its own, which is told by its environment what to do. */
class HealthyProcessTest {

  private static final JsonMapper JSON = JsonMapper.shared();

  @Test
  void obeysItsEnvironmentAndEndsInTime() throws Exception {
    Process process =
        start(
            Map.of(
                "SERVER_PORT", "0",
                "MANAGEMENT_SERVER_PORT", "0",
                "HEALTHY_VERSION", "v\"2\"\\",
                "LOGGING_STRUCTURED_FORMAT_CONSOLE", "ecs"));
    try (BufferedReader log = process.inputReader()) {
      Wire client = new Wire(port(log));
      Reply reply = client.send(Wire.request("GET", "/health")).reply();
      assertThat(JSON.readTree(reply.body()).get("version").asString()).isEqualTo("v\"2\"\\");

      // Unlike the process's own destroy, this leaves its output open.
      process.toHandle().destroy();

      assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(128 + 15);
      assertThat(client.closedByServer()).isTrue();
      assertThat(log.lines().map(JSON::readTree))
          .extracting(line -> line.get("message").asString())
          .contains("Graceful shutdown complete");
    } finally {
      process.destroyForcibly();
    }
  }

  /** In seven eighths of the documented container's heap: see images' {@code jvm.options}. */
  @Test
  void livesOnWhateverTwoThousandClientsSend() throws Exception {
    Process process =
        start(
            Map.of(
                "SERVER_PORT", "0",
                "MANAGEMENT_SERVER_PORT", "0",
                "LOGGING_STRUCTURED_FORMAT_CONSOLE", "ecs"),
            "-Xmx28m",
            "-XX:+ExitOnOutOfMemoryError");
    BufferedReader log = process.inputReader();
    try {
      int port = port(log);
      Queue<String> lines = new ConcurrentLinkedQueue<>();
      Thread.ofVirtual().start(() -> log.lines().forEach(lines::add));
      for (int size : new int[] {30_000, 7_000, 3_000, 0}) {
        String head =
            "GET /health HTTP/1.1\r\nHost: a\r\n"
                + (size == 0 ? "" : "X-Big: " + "x".repeat(size) + "\r\n");
        for (String end : List.of("", "\r\n")) {
          crowd(port, head + end);
          eventually(
              Duration.ofSeconds(30),
              () ->
                  assertThatCode(() ->
                          assertThat(Wire.exchange(port, "GET", "/health").status()).isEqualTo(200))
                      .as("after heads of %d: %s", size, lines)
                      .doesNotThrowAnyException());
        }
      }
      assertThat(process.isAlive()).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  /** So many clients at once, who stay until all have sent their bytes, or waited for a moment. */
  private static void crowd(int port, String bytes) throws InterruptedException {
    Queue<Socket> clients = new ConcurrentLinkedQueue<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(128)) {
      for (int i = 0; i < 2_000; i++) {
        threads.execute(() -> {
          Socket client = new Socket();
          clients.add(client);
          try {
            client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            client.getOutputStream().write(bytes.getBytes(ISO_8859_1));
          } catch (IOException e) {
            // It waits for its turn, or is refused.
          }
        });
      }
    }
    for (Socket client : clients) {
      try {
        client.close();
      } catch (IOException e) {
        // Gone.
      }
    }
  }

  @Test
  void doesNotStartWithABlankVersion() throws Exception {
    Process process = start(Map.of("HEALTHY_VERSION", " ", "SERVER_PORT", "0"));
    try (BufferedReader log = process.inputReader()) {
      assertThat(String.join("\n", log.lines().toList()))
          .contains("APPLICATION FAILED TO START", "healthy.version is blank")
          .doesNotContain("\tat ");
      assertThat(process.waitFor()).isEqualTo(1);
    } finally {
      process.destroyForcibly();
    }
  }

  private static Process start(Map<String, String> environment, String... options)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of(options));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), HealthyService.class.getName()));
    ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
    process.environment().putAll(environment);
    return process.start();
  }

  /** The main port, as the log tells it; every line up to there is an ECS document. */
  private static int port(BufferedReader log) throws IOException {
    List<String> messages = new ArrayList<>();
    for (String line = log.readLine(); line != null; line = log.readLine()) {
      JsonNode document = JSON.readTree(line);
      assertThat(document.at("/service/name").asString()).isEqualTo("healthy-service");
      messages.add(document.get("message").asString());
      if (messages.getLast().startsWith("Started HealthyService")) {
        break;
      }
    }
    return messages.stream()
        .filter(message -> message.startsWith("Jetty started on port "))
        .findFirst()
        .map(message -> Integer.parseInt(message.replaceAll("\\D+(\\d+).*", "$1")))
        .orElseThrow(() -> new AssertionError("not started: " + messages));
  }
}
