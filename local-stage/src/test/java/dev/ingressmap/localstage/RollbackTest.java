package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Rollback to a deployment that was live before. */
class RollbackTest {

  @TempDir Path folder;
  @AutoClose GatewayUnderTest gateway;

  @BeforeEach
  void start() throws IOException {
    gateway = new GatewayUnderTest(folder);
  }

  @Test
  void pointsBackByOneWriteAndSaysWhatApplyWillDo() throws IOException {
    String first = gateway.deploy("Exact a.b/a");
    String second = gateway.deploy("Exact a.b/b");

    CommandRun rollback = gateway.run("rollback", "--auto-approve");
    assertThat(rollback.exitCode()).as(rollback.err()).isZero();
    assertThat(rollback.out())
        .contains("~ stage  v1")
        .contains("deployment  " + second + " -> " + first)
        .contains("Deployment " + first + " is live.")
        .contains("plan shows the difference, and the next apply rolls forward")
        .contains("Rolled back: 4 API calls.");
    assertThat(gateway.live()).isEqualTo(first);

    CommandRun plan = gateway.plan();
    assertThat(plan.exitCode()).isEqualTo(2);
    assertThat(plan.out())
        .contains("~ stage  v1")
        .containsPattern("deployed  [0-9a-f]{12} -> [0-9a-f]{12}")
        .contains("0 routes to add, 0 to change, 0 to remove.");
    gateway.apply();
    assertThat(gateway.plan().exitCode()).isZero();
    assertThat(gateway.live()).isNotIn(first, second);
  }

  @Test
  void goesToANamedDeploymentInThreeCalls() throws IOException {
    String first = gateway.deploy("Exact a.b/a");
    gateway.deploy("Exact a.b/b");
    gateway.deploy("Exact a.b/c");

    JsonNode report = gateway.report("rollback", "--auto-approve", "--to", first);
    assertThat(report.get("applied").asBoolean()).isTrue();
    assertThat(report.at("/changes/0/fields/0/to").asString()).isEqualTo(first);
    assertThat(report.get("apiCalls").asInt()).isEqualTo(3);
    assertThat(report.get("writes").asInt()).isEqualTo(1);
    assertThat(gateway.live()).isEqualTo(first);
  }

  @Test
  void skipsWhatWasRolledBackBefore() throws IOException {
    String good = gateway.deploy("Exact a.b/a");
    String bad = gateway.deploy("Exact a.b/b");
    gateway.report("rollback", "--auto-approve");
    gateway.deploy("Exact a.b/c");

    gateway.report("rollback", "--auto-approve");

    assertThat(gateway.live()).isEqualTo(good).isNotEqualTo(bad);
  }

  @Test
  void refusesWhereThereIsNothingToGoBackTo() throws IOException {
    String only = gateway.deploy("Exact a.b/a");

    CommandRun rollback = gateway.run("rollback", "--auto-approve");
    assertThat(rollback.exitCode()).isEqualTo(1);
    assertThat(rollback.err().strip())
        .isEqualTo(
            "gateway: stage v1: there is no deployment before "
                + only
                + ": there is nothing to go back to");

    String second = gateway.deploy("Exact a.b/b");
    gateway.report("rollback", "--auto-approve");
    assertThat(gateway.run("rollback", "--auto-approve").err())
        .contains("there is no deployment before " + only)
        .contains("choose one with --to: " + second);
    assertThat(gateway.run("rollback", "--auto-approve", "--to", only).err())
        .contains("deployment " + only + " is what stage v1 points at: nothing to roll back");
    assertThat(gateway.live()).isEqualTo(only);
  }

  @Test
  void namesTheDeploymentsThatExist() throws IOException {
    String first = gateway.deploy("Exact a.b/a");
    String second = gateway.deploy("Exact a.b/b");

    CommandRun rollback = gateway.run("rollback", "--auto-approve", "--to=nope");
    assertThat(rollback.exitCode()).isEqualTo(1);
    assertThat(rollback.err().strip())
        .isEqualTo(
            "gateway: API demo (%s) has no deployment nope, it has %s, %s"
                .formatted(gateway.apiId(), second, first));
    assertThat(gateway.live()).isEqualTo(second);
  }

  /** Before the user is asked for approval. */
  @Test
  void proposesNothingThatCannotBe() throws IOException {
    String first = gateway.deploy("Exact a.b/a");
    String second = gateway.deploy("Exact a.b/b");

    CommandRun unknown = gateway.run("rollback", "--to=nope");
    assertThat(unknown.exitCode()).isEqualTo(1);
    assertThat(unknown.out()).isEmpty();
    assertThat(unknown.err().strip())
        .isEqualTo(
            "gateway: API demo (%s) has no deployment nope, it has %s, %s"
                .formatted(gateway.apiId(), second, first));
    assertThat(gateway.run("rollback", "--to=" + first).out()).contains(second + " -> " + first);
    assertThat(gateway.run("rollback", "--auto-approve", "--to=").err().strip())
        .isEqualTo("gateway: --to \"\": names no deployment: gateway history lists them");
    assertThat(gateway.live()).isEqualTo(second);
  }

  @Test
  void refusesWhereThatDeploymentIsDeleted() throws IOException {
    String first = gateway.deploy("Exact a.b/a");
    String second = gateway.deploy("Exact a.b/b");
    gateway.deploy("Exact a.b/c");
    gateway.client().deleteDeployment(r -> r.restApiId(gateway.apiId()).deploymentId(second));

    assertThat(gateway.run("rollback", "--auto-approve").err())
        .contains("deployment " + second + ", which was live before, is deleted")
        .contains("choose one with --to: " + first);
  }

  @Test
  void goesByAgeWhereNobodySaidWhatWasLive() throws IOException {
    String first = gateway.deploy("Exact a.b/a");
    gateway.client().createDeployment(r -> r.restApiId(gateway.apiId()).stageName("v1"));

    gateway.report("rollback", "--auto-approve");

    assertThat(gateway.live()).isEqualTo(first);
  }

  @Test
  void asksFirst() throws IOException {
    gateway.deploy("Exact a.b/a");
    String second = gateway.deploy("Exact a.b/b");

    CommandRun rollback = gateway.run("rollback");
    assertThat(rollback.exitCode()).isEqualTo(1);
    assertThat(rollback.err()).contains("there is no terminal to ask on: give --auto-approve");
    assertThat(gateway.live()).isEqualTo(second);
  }
}
