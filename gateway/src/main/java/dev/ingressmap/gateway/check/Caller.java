package dev.ingressmap.gateway.check;

import dev.ingressmap.gateway.check.Limits.Budget;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Calls a stage within its rate limit, and remembers the results of repeated calls. */
final class Caller implements AutoCloseable {

  /** The limit for one call, which is enough since refusals come at once. */
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private static final int TRIES = 3;

  /** The time in which a token bucket of API Gateway lets some calls in again. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final StageClient client = new StageClient(LIMIT);
  private final Limits limits;
  private final long nanosBetween;
  private final long begin = System.nanoTime();
  private final Map<Call, Answer> known = new HashMap<>();
  private long next = begin;
  private int calls;

  Caller(Limits limits) {
    this.limits = limits;
    this.nanosBetween = Duration.ofSeconds(1).toNanos() / limits.perSecond();
  }

  /** The result of a call, made now or before. */
  Answer answer(Call call) {
    Answer before = known.get(call);
    return before == null ? anew(call) : before;
  }

  /** The result of a new call. Inconclusive results are retried. */
  Answer anew(Call call) {
    long start = System.nanoTime();
    Answer answer = once(call);
    // A slow backend will be slow again.
    boolean isQuick = System.nanoTime() - start < LIMIT.toNanos();
    for (int i = 1; i < TRIES && isQuick && answer.saysNothing() && !isDone(); i++) {
      LockSupport.parkNanos(PAUSE.toNanos());
      answer = once(call);
    }
    known.put(call, answer);
    return answer;
  }

  private Answer once(Call call) {
    if (isDone()) {
      return Answer.none("no call is left");
    }
    while (System.nanoTime() - next < 0) {
      LockSupport.parkNanos(next - System.nanoTime());
    }
    next = Math.max(System.nanoTime(), next) + nanosBetween;
    calls++;
    return client.call(call);
  }

  int calls() {
    return calls;
  }

  /** The limit that prevents another call; null if none does. */
  @Nullable Budget exhausted() {
    if (System.nanoTime() - begin >= limits.time().toNanos()) {
      return Budget.TIME;
    }
    return calls >= limits.calls() ? Budget.CALLS : null;
  }

  private boolean isDone() {
    return exhausted() != null;
  }

  @Override
  public void close() {
    client.close();
  }
}
