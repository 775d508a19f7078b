package dev.ingressmap.gateway.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Waits that end as soon as this process is no longer allowed to act. */
@Timeout(60)
class GuardTest {

  private final AtomicBoolean leads = new AtomicBoolean(true);
  private final CountDownLatch asked = new CountDownLatch(2);
  private final Guard guard =
      new Guard(
          () -> {
            asked.countDown();
            return leads.get();
          },
          new Pulse());

  @Test
  void endWhereItIsToldTo() throws Exception {
    CompletableFuture<String> end = waiting();

    guard.stop();

    assertThat(end.get()).isEqualTo("told to stop");
  }

  @Test
  void endWhereAnotherOneLeads() throws Exception {
    CompletableFuture<String> end = waiting();

    leads.set(false);

    assertThat(end.get()).isEqualTo("no longer the leader");
  }

  @Test
  void endInTheirTime() {
    guard.pass(Duration.ofMillis(1));

    assertThat(guard.mayAct()).isTrue();
  }

  /** Starts a wait of an hour; the result says how it ended. */
  private CompletableFuture<String> waiting() throws InterruptedException {
    CompletableFuture<String> end = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                guard.pass(Duration.ofHours(1));
                end.complete("in time");
              } catch (Stopped e) {
                end.complete(String.valueOf(e.getMessage()));
              }
            },
            "waiting");
    thread.setDaemon(true);
    thread.start();
    assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
    return end;
  }
}
