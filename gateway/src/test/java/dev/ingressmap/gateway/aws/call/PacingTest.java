package dev.ingressmap.gateway.aws.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.aws.PassingTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PacingTest {

  private final List<String> told = new ArrayList<>();
  private final PassingTime time = new PassingTime();
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "CreateDeployment, 5",
    "CreateRestApi, 3",
    "DeleteRestApi, 30",
    "UpdateUsagePlan, 20",
    "CreateDomainName, 30",
    "UpdateDomainName, 30",
    "DeleteDomainName, 30"
  })
  void isSharedByAllRunsOnThisMachine(String operation, int seconds) {
    run("eu-west-1").pace(operation);
    assertThat(time.passed()).isEmpty();

    run("eu-west-1").pace(operation);

    assertThat(time.passed()).containsExactly(Duration.ofSeconds(seconds));
    assertThat(told)
        .containsExactly("at the rate that AWS allows: " + operation + " in " + seconds + " s");
  }

  @Test
  void lastsNoLongerThanNeeded() {
    run("eu-west-1").pace("CreateDeployment");
    time.pass(Duration.ofSeconds(4));
    run("eu-west-1").pace("CreateDeployment");
    time.pass(Duration.ofSeconds(6));
    run("eu-west-1").pace("CreateDeployment");

    assertThat(time.passed())
        .containsExactly(Duration.ofSeconds(4), Duration.ofSeconds(1), Duration.ofSeconds(6));
    assertThat(told).isEmpty();
  }

  @Test
  void isOneForEachRegion() {
    run("eu-west-1").pace("DeleteRestApi");
    run("us-east-1").pace("DeleteRestApi");

    assertThat(time.passed()).isEmpty();
  }

  @Test
  void holdsForAllOperationsTogether() {
    Pacing run = run("eu-west-1");
    for (int call = 0; call < 42; call++) {
      run.pace("GetStage");
    }

    assertThat(time.passed()).containsExactly(Duration.ofMillis(100), Duration.ofMillis(100));
  }

  @Test
  void holdsForReadsOfManyPages() {
    Pacing run = run("eu-west-1");
    for (int call = 0; call < 6; call++) {
      run.pace("GetResources");
    }

    assertThat(time.passed()).containsExactly(Duration.ofMillis(400));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "rubbish", "99999999999999999999999", "999999999999999999", "-5"})
  void takesNoNoticeOfForeignContent(String content) throws IOException {
    Files.writeString(folder.resolve("eu-west-1-DeleteRestApi"), content);

    run("eu-west-1").pace("DeleteRestApi");
    assertThat(time.passed()).isEmpty();

    run("eu-west-1").pace("DeleteRestApi");
    assertThat(time.passed()).containsExactly(Duration.ofSeconds(30));
  }

  @Test
  void holdsWithinARunWhereNothingCanBeShared() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    Pacing run = new Pacing(new SharedPace(file), "eu-west-1", wait -> {}, time);

    run.pace("CreateDeployment");
    run.pace("CreateDeployment");

    assertThat(time.passed()).containsExactly(Duration.ofSeconds(5));
  }

  private Pacing run(String region) {
    return new Pacing(new SharedPace(folder), region, wait -> told.add(wait.toString()), time);
  }
}
