package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.apigateway.model.GetStageResponse;

/** {@code gateway apply --smoke}. */
class SmokeTest {

  @AutoClose private final LiveMap live = new LiveMap();
  @TempDir private Path folder;

  SmokeTest() throws IOException {}

  @Test
  void keepsWhatAnswers() throws IOException {
    apply("old");

    CommandRun run = apply("new", "--smoke", "/a", "--smoke", "/only/new");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .containsPattern("checked: GET http://\\S+/v1/a -> 200\\R")
        .containsPattern("checked: GET http://\\S+/v1/only/new -> 200\\R");
    assertThat(live.served()).isEqualTo("200 new");
  }

  @Test
  void goesBackWhereSomethingDoesNot() throws IOException {
    apply("old");

    CommandRun run = apply("new", "--smoke", "/a", "--smoke", "/only/old");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().strip())
        .matches(
            "gateway: GET http://\\S+/v1/only/old: 403 MissingAuthenticationTokenException after 1"
                + " s: rolled back to deployment \\w+");
    assertThat(live.served()).isEqualTo("200 old");
    assertThat(apply("new", "--smoke", "/only/new").exitCode()).isZero();
    assertThat(live.served()).isEqualTo("200 new");
  }

  /** New variables with the old routes would be a map that nobody wrote. */
  @ParameterizedTest
  @ValueSource(strings = {"old", "new"})
  void putsTheSettingsBackAsWell(String map) throws IOException {
    settings("{shop: a, old: '1'}, throttle: {rate: 50, burst: 5}");
    apply("old");
    GetStageResponse before = stage();
    settings("{shop: b, new: '1'}, methods: {'GET /a': {throttle: {rate: 1, burst: 1}}}");

    CommandRun run = apply(map, "--smoke", "/nope");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("rolled back to deployment " + before.deploymentId());
    GetStageResponse after = stage();
    assertThat(after.deploymentId()).isEqualTo(before.deploymentId());
    assertThat(after.variables()).isEqualTo(Map.of("shop", "a", "old", "1"));
    assertThat(after.methodSettings()).containsOnlyKeys("*/*");
    assertThat(after.methodSettings().values())
        .singleElement()
        .satisfies(all -> assertThat(all.throttlingBurstLimit()).isEqualTo(5));
    assertThat(live.served()).isEqualTo("200 old");
  }

  private void settings(String variables) throws IOException {
    Files.writeString(
        folder.resolve("gateway.yaml"), "stage: {name: v1, variables: " + variables + "}\n");
  }

  private GetStageResponse stage() {
    String api = live.gateway().onlyApi().id();
    return live.gateway().client().getStage(r -> r.restApiId(api).stageName("v1"));
  }

  @Test
  void hasNothingToGoBackToAtFirst() throws IOException {
    CommandRun run = apply("new", "--smoke", "/nope", "--output", "json");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.json().at("/errors/0").asString()).endsWith("there is nothing to roll back to");
    assertThat(live.served()).isEqualTo("200 new");
  }

  @Test
  void looksAtAStageThatNeedsNoChangeAsWell() throws IOException {
    apply("old");

    assertThat(apply("old", "--smoke", "/a").exitCode()).isZero();
    assertThat(apply("old", "--smoke", "/nope").err()).contains("there is nothing to roll back to");
    assertThat(live.served()).isEqualTo("200 old");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --smoke=health | --smoke "health": is not a path such as /health
          --smoke=//host/a | --smoke "//host/a": is not a path such as /health
          --smoke=/a b | --smoke "/a b": is not a path such as /health
          --smoke-timeout=0 | --smoke-timeout 0: must be 1 s or more
          --canary=10% | --canary cannot be combined with --smoke, since a call may or may not reach a canary: remove one
          """)
  void refusesWhatMakesNoSense(String option, String problem) throws IOException {
    apply("old");

    CommandRun run = apply("new", "--smoke", "/a", option);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().strip()).isEqualTo("gateway: " + problem);
    assertThat(live.served()).isEqualTo("200 old");
  }

  private CommandRun apply(String host, String... options) throws IOException {
    Path file = folder.resolve(host + ".yaml");
    Rules.write(
        file, List.of("Exact " + host + "/a methods=GET", "Exact " + host + "/only/" + host));
    List<String> arguments =
        new ArrayList<>(List.of("apply", "--auto-approve", "-f", file.toString()));
    Path config = folder.resolve("gateway.yaml");
    if (Files.exists(config)) {
      arguments.add("--config=" + config);
    }
    arguments.addAll(List.of(options));
    if (arguments.stream().noneMatch(argument -> argument.startsWith("--smoke-timeout"))) {
      arguments.add("--smoke-timeout=1");
    }
    return CommandRun.of(live.endpoint(), arguments.toArray(String[]::new));
  }
}
