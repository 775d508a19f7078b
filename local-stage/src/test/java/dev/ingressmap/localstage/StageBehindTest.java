package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Plans for a stage that serves something older than its API. A plan compares only the API. */
class StageBehindTest {

  private static final String STAGES = "stages: {dev: {}, prod: {}}\n";
  private static final String BEHIND =
      " is behind the API: for its callers, routes are added or removed:";

  @TempDir private Path folder;
  @AutoClose private GatewayUnderTest gateway;

  @BeforeEach
  void start() throws IOException {
    gateway = new GatewayUnderTest(folder);
    gateway.rules("Exact a.b/a", "Exact a.b/b");
  }

  @Test
  void showWhatAnotherStageHasAlready() throws IOException {
    gateway.settings(STAGES);
    gateway.apply("--stage=dev");
    gateway.apply("--stage=prod");
    gateway.rules("Exact a.b/a", "Exact a.b/new");
    gateway.apply("--stage=dev");

    CommandRun plan = gateway.plan("--stage=prod");

    assertThat(plan.exitCode()).isEqualTo(2);
    assertThat(plan.out())
        .contains("~ stage  prod", "0 routes to add, 0 to change, 0 to remove.")
        .contains("Stage prod" + BEHIND, "  + route  ANY /new", "  - route  ANY /b")
        .doesNotContain("ANY /a");
    JsonNode report = gateway.plan("--stage=prod", "--output=json").json();
    assertThat(report.get("reads").asInt()).isEqualTo(8);
    assertThat(routes(report, "added")).containsExactly("ANY /new");
    assertThat(routes(report, "removed")).containsExactly("ANY /b");

    JsonNode apply = gateway.apply("--stage=prod");
    assertThat(apply.get("reads").asInt()).isEqualTo(5);
    assertThat(gateway.plan("--stage=prod").exitCode()).isZero();
  }

  @Test
  void tellWhatIsNewToTheApiFromWhatIsNewToCallers() throws IOException {
    gateway.settings(STAGES);
    gateway.apply("--stage=prod");
    gateway.rules("Exact a.b/a", "Exact a.b/dev");
    gateway.apply("--stage=dev");
    gateway.rules("Exact a.b/a", "Exact a.b/dev", "Exact a.b/next");

    assertThat(gateway.plan("--stage=prod").out())
        .contains("1 route to add, 0 to change, 0 to remove.")
        .contains("Stage prod" + BEHIND)
        .contains("  + route  ANY /dev", "  + route  ANY /next", "  - route  ANY /b");
    assertThat(gateway.plan("--stage=dev").out())
        .contains("+ route  ANY /next")
        .doesNotContain("behind", "/b");
  }

  @Test
  void showWhatComesBackAfterARollback() throws IOException {
    gateway.apply();
    gateway.deploy("Exact a.b/a");
    gateway.report("rollback", "--auto-approve");

    assertThat(gateway.plan().out()).contains("Stage v1" + BEHIND, "  - route  ANY /b");
    gateway.rules("Exact a.b/a", "Exact a.b/b");
    assertThat(gateway.plan().out()).contains("+ route  ANY /b").doesNotContain("is behind");
  }

  @Test
  void sayWhereTheRoutesStay() throws IOException {
    gateway.settings(STAGES);
    gateway.apply("--stage=dev");
    gateway.apply("--stage=prod");
    gateway.settings(STAGES + "hosts: {a.b: {backend: 'http://elsewhere.example.com'}}\n");
    gateway.apply("--stage=dev");

    assertThat(gateway.plan("--stage=prod").out())
        .contains("Stage prod is behind the API: for its callers, the routes stay the same.")
        .contains(
            "AWS shows only the methods of an earlier deployment's paths, not what is behind");
  }

  @Test
  void areNotThoseOfAStageThatHasWhatTheApiHas() throws IOException {
    gateway.apply();
    assertThat(gateway.plan("--output=json").json().has("forCallers")).isFalse();
    gateway.rules("Exact a.b/a");
    assertThat(gateway.plan().out()).contains("- route  ANY /b").doesNotContain("is behind");
  }

  /** A path that moves to the API of another part stays for callers. */
  @Test
  void countAllPartsOfASplitMap() throws IOException {
    String stages =
        "stages:\n  dev: {}\n  prod: {domain: {name: api.example.com, certificate:"
            + " 'arn:aws:acm:eu-central-1:123456789012:certificate/a'}}\n";
    gateway.rules("Exact a.b/a", "Exact a.b/b/c");
    gateway.settings(stages);
    gateway.apply("--stage=prod");
    gateway.rules("Exact a.b/new", "Exact a.b/b/c");
    gateway.apply("--stage=dev");
    gateway.settings(stages + "api: {split: [b]}\n");

    assertThat(gateway.plan("--stage=prod").out())
        .contains("Stage prod" + BEHIND, "  + route  ANY /new", "  - route  ANY /a")
        .doesNotContain("+ route  ANY /b/c", "- route  ANY /b/c");
  }

  private static List<String> routes(JsonNode report, String which) {
    return StreamSupport.stream(report.get("forCallers").get(which).spliterator(), false)
        .map(JsonNode::asString)
        .toList();
  }
}
