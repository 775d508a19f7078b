package dev.ingressmap.healthyservice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.answers.Reply;
import dev.ingressmap.answers.Wire;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  private static Process start(Map<String, String> environment) throws IOException {
    ProcessBuilder process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                HealthyService.class.getName())
            .redirectErrorStream(true);
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
