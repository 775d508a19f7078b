package dev.ingressmap.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.answers.Running;
import dev.ingressmap.defaultbackend.DefaultBackend;
import dev.ingressmap.healthyservice.HealthyService;
import dev.ingressmap.images.Command;
import dev.ingressmap.images.Command.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The alerts fire when they should, and all queries use metrics that exist. */
class MonitoringTest {

  @TempDir private Path folder;

  /** The cases are Prometheus's own unit tests: series, and the alerts that they must cause. */
  @Test
  void alertsRingWhenTheyShould() throws IOException {
    rules("alerts.yaml", Monitoring.alerts());
    Path cases = folder.resolve("cases.yaml");
    Files.copy(Path.of("src/test/resources/dev/ingressmap/k8s/alerts-test.yaml"), cases);

    assertThat(promtool("test", "rules", cases.toString())).contains("SUCCESS");
  }

  @Test
  void everyAlertSaysWhatToDo() {
    assertThat(Monitoring.rules())
        .hasSize(6)
        .allSatisfy(rule -> assertThat(rule.at("/annotations/runbook").asString()).contains("`"));
  }

  @Test
  void everyExpressionIsOneOfPrometheus() throws IOException {
    List<String> expressions = Monitoring.expressions();
    List<Map<String, String>> records =
        IntStream.range(0, expressions.size())
            .mapToObj(
                number -> Map.of("record", "asked:" + number, "expr", expressions.get(number)))
            .toList();
    assertThat(records).hasSizeGreaterThan(15);

    rules(
        "expressions.yaml",
        new YAMLMapper()
            .valueToTree(Map.of("groups", List.of(Map.of("name", "dashboard", "rules", records)))));

    assertThat(promtool("check", "rules", folder.resolve("expressions.yaml").toString()))
        .contains(records.size() + " rules found");
  }

  @Test
  void theServicesMeasureWhatIsAskedOfThem() throws Exception {
    Set<String> asked = Monitoring.metrics("default_backend_|http_server_|jvm_|process_");
    assertThat(asked).hasSizeGreaterThan(3);

    try (Running healthy = Running.start(HealthyService.application());
        Running backend = Running.start(DefaultBackend.application())) {
      backend.get("/nope");
      healthy.get("/health");
      String measured =
          healthy.manage("/actuator/prometheus").body()
              + backend.manage("/actuator/prometheus").body();

      assertThat(asked).allSatisfy(metric -> assertThat(measured).contains("\n" + metric));
    }
  }

  private void rules(String name, JsonNode rules) {
    try {
      Files.writeString(folder.resolve(name), new YAMLMapper().writeValueAsString(rules));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String promtool(String... arguments) {
    Outcome outcome;
    try {
      outcome = Command.call(Stream.concat(Stream.of("promtool"), Stream.of(arguments)).toList());
    } catch (UncheckedIOException e) {
      Assumptions.abort("Skipped: no promtool, which is part of Prometheus: " + e.getMessage());
      throw e;
    }
    assertThat(outcome.status()).as(outcome.text()).isZero();
    return outcome.text();
  }
}
