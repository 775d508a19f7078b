package dev.ingressmap.gateway.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When the stage is checked, by the test's own clock. */
class ScheduleTest {

  private static final Pace PACE =
      new Pace(Duration.ofMillis(100), Duration.ofMillis(1000), Duration.ofMinutes(10));

  private long now = -5_000;
  private final Schedule schedule = new Schedule(PACE, () -> now);

  @Test
  void theFirstLookIsDueAtOnce() {
    assertThat(schedule.left()).isZero();
  }

  @Test
  void aChangeWaitsUntilTheClusterIsQuiet() {
    lookedLongAgo();

    schedule.changed();
    assertThat(schedule.left()).isEqualTo(100);
    now += 60;
    schedule.changed();

    assertThat(schedule.left()).isEqualTo(100);
  }

  @Test
  void aClusterThatIsNeverQuietKeepsNobodyWaiting() {
    lookedLongAgo();

    schedule.changed();
    for (int i = 0; i < 9; i++) {
      now += 50;
      schedule.changed();
    }

    assertThat(schedule.left()).isEqualTo(50);
  }

  @Test
  void aLookKeepsItsDistanceFromTheOneBefore() {
    look();

    schedule.changed();

    assertThat(schedule.left()).isEqualTo(1000);
  }

  @Test
  void whatChangesDuringALookIsForTheNextOne() {
    schedule.begin();
    schedule.changed();
    schedule.end(PACE.resync());

    now += 1000;
    assertThat(schedule.left()).isZero();
  }

  @Test
  void withoutAChangeTheNextLookComesAfterATime() {
    look();

    assertThat(schedule.left()).isEqualTo(600_000);
    schedule.hurry();
    assertThat(schedule.left()).isEqualTo(1000);
  }

  @Test
  void whoHurriesDuringALookIsNotForgotten() {
    schedule.begin();
    schedule.hurry();
    schedule.end(PACE.resync());

    assertThat(schedule.left()).isEqualTo(1000);
  }

  @Test
  void newsEndsARest() throws InterruptedException {
    look();
    schedule.wake();

    schedule.rest(Duration.ofMinutes(5).toMillis());
  }

  private void look() {
    schedule.begin();
    schedule.end(PACE.resync());
  }

  private void lookedLongAgo() {
    look();
    now += 300_000;
  }
}
