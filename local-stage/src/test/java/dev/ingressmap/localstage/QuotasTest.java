package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Maps that AWS would refuse are refused before anything is written. */
class QuotasTest {

  @AutoClose private final ApiGatewayUnderTest gateway = new ApiGatewayUnderTest();
  @TempDir private Path folder;
  private Path config;

  QuotasTest() throws IOException {}

  @BeforeEach
  void config() throws IOException {
    config = Files.writeString(folder.resolve("settings.yaml"), "limits: {stages: 2}\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan", "apply"})
  void countResourcesInTheMiddleOfPathsAndTheRoot(String command) throws IOException {
    // Two for each, and the root.
    rules("Exact a.b/r%d/x", 150);

    CommandRun refused = run(command);

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err().strip())
        .isEqualTo(
            "gateway: API demo: the map needs 301 resources, including the root and intermediate"
                + " paths, and the quota is 300: request an increase in Service Quotas (Amazon API"
                + " Gateway) and set it in gateway.yaml, limits.resources, or give paths an API of"
                + " their own by their first segments: api: {split: [r0]}");
    assertThat(gateway.apis()).isEmpty();

    Files.writeString(config, "limits: {resources: 301}\n");
    assertThat(run("plan").exitCode()).isEqualTo(2);
  }

  /** Nobody would create 700 APIs. */
  @Test
  void adviseToSplitWhereThatIsOfUse() throws IOException {
    rules("Exact a.b/r%d", 1000);
    assertThat(run("plan").err().strip())
        .isEqualTo(
            "gateway: API demo: the map needs 1001 resources, including the root and intermediate"
                + " paths, and the quota is 300, so 701 are too many: request an increase in"
                + " Service Quotas (Amazon API Gateway) and set it in gateway.yaml,"
                + " limits.resources");

    Rules.write(
        folder.resolve("ingress.yaml"),
        IntStream.range(0, 800).mapToObj(i -> "Exact a.b/s" + i % 11 + "/r" + i).toList());
    assertThat(run("plan").err().strip()).endsWith(": api: {split: [s0, s1, s2, s3, s4, s5, s6]}");
  }

  @Test
  void boundTheDocument() throws IOException {
    Files.writeString(config, "limits: {resources: 20000}\n");
    String tooLong =
        "gateway: API demo: the map's OpenAPI document has [0-9]{7,8} bytes, and AWS accepts"
            + " 6291456 at most: leave routes out";
    rules("Exact a.b/" + "x".repeat(4000) + "%d", 800);

    CommandRun refused = run("apply");

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err().strip()).matches(tooLong);
    assertThat(gateway.apis()).isEmpty();

    rules("Exact a.b/shop/" + "x".repeat(4000) + "%d", 800);
    assertThat(run("apply").err().strip())
        .matches(
            tooLong
                + ", or give paths an API of their own by their first segments:"
                + " api: \\{split: \\[shop]}");
  }

  /** Each API of a split map would have them. */
  @Test
  void boundTheModels() throws IOException {
    StringBuilder models = new StringBuilder("models:\n");
    IntStream.range(0, 7)
        .mapToObj(
            i -> "  M%d: {type: object, description: '%s'}%n".formatted(i, "x".repeat(1_000_000)))
        .forEach(models::append);
    Files.writeString(config, models);
    rules("Exact a.b/r%d", 1);

    assertThat(run("plan").err().strip())
        .matches(
            "gateway: API demo: the map's OpenAPI document has [0-9]{7} bytes, and AWS accepts"
                + " 6291456 at most: its models alone have too many: make them smaller");
  }

  @Test
  void boundTheStages() throws IOException {
    rules("Exact a.b/r%d", 1);
    assertThat(run("apply").exitCode()).isZero();
    String api = gateway.onlyApi().id();
    gateway.client().createDeployment(r -> r.restApiId(api).stageName("second"));
    Files.writeString(config, "limits: {stages: 2}\nstage: {name: third}\n");

    CommandRun refused = run("plan");

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err().strip())
        .isEqualTo(
            "gateway: API demo: has 2 stages and would need stage third as well, and the quota is"
                + " 2: delete one, or request an increase in Service Quotas (Amazon API Gateway)"
                + " and set it in gateway.yaml, limits.stages");
    assertThat(run("apply").exitCode()).isEqualTo(1);
    assertThat(gateway.client().getStages(r -> r.restApiId(api)).item()).hasSize(2);
  }

  private void rules(String rule, int count) throws IOException {
    Rules.write(
        folder.resolve("ingress.yaml"),
        IntStream.range(0, count).mapToObj(i -> rule.formatted(i)).toList());
  }

  private CommandRun run(String command) {
    String manifests = folder.resolve("ingress.yaml").toString();
    return command.equals("plan")
        ? CommandRun.of(gateway.endpoint(), "plan", "-f", manifests, "--config=" + config)
        : CommandRun.of(
            gateway.endpoint(), "apply", "--auto-approve", "-f", manifests, "--config=" + config);
  }
}
