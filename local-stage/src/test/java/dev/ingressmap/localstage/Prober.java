package dev.ingressmap.localstage;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** A caller that calls all the time and records each answer that differs from the one before. */
final class Prober implements AutoCloseable {

  private static final AtomicLong CALLERS = new AtomicLong();
  private static final Duration PAUSE = Duration.ofMillis(1);

  private final List<String> answers = new ArrayList<>();
  private final CountDownLatch first = new CountDownLatch(1);
  private final Supplier<String> call;
  private final Thread thread;
  private volatile boolean stopped;

  Prober(Supplier<String> call) throws InterruptedException {
    this.call = call;
    this.thread = Thread.ofPlatform().name("prober").start(this::run);
    first.await();
  }

  /** The answer of a URL: its status and body. */
  static String answer(Caller caller, URI url) {
    try {
      // A stage that caches has an answer for each of its callers.
      var answer = caller.get(url, "Authorization", "caller " + CALLERS.incrementAndGet());
      return answer.getStatus() + " " + answer.getContentAsString();
    } catch (Exception e) {
      return e.toString();
    }
  }

  private void run() {
    while (!stopped) {
      remember(call.get());
      first.countDown();
      // Calls without a pause would take CPU time from the code under test.
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private void remember(String answer) {
    if (answers.isEmpty() || !answers.getLast().equals(answer)) {
      answers.add(answer);
    }
  }

  /** The answers, after one more call. */
  List<String> stop() throws InterruptedException {
    stopped = true;
    thread.join();
    remember(call.get());
    return List.copyOf(answers);
  }

  @Override
  public void close() {
    stopped = true;
  }
}
