package dev.ingressmap.localstage.program;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs programs on threads of their own. Each owner has a share of the threads and a queue: however
 * much one of them computes, the others have their turn.
 */
public final class Programs implements AutoCloseable {

  /** AWS's longest time for a call, of which a program may not take more. */
  public static final Duration LONGEST = Duration.ofSeconds(29);

  /** Enough for any template that is meant to end, in a process that serves others too. */
  public static final Duration USUAL = Duration.ofSeconds(5);

  /** Of one owner; any more would wait for a turn in vain. */
  private static final int MAX_WAITING = 1_000;

  /** How much later than its deadline a program is given up that does not notice it. */
  private static final Duration GRACE = Duration.ofMillis(500);

  private final Duration limit;
  private final int threads;
  private final ExecutorService executor;
  private final Map<String, Share> shares = new LinkedHashMap<>();
  private int running;

  /** Programs that have so much time each, to wait for a turn and to run. */
  public Programs(Duration limit) {
    this(limit, Math.max(4, 2 * Runtime.getRuntime().availableProcessors()));
  }

  Programs(Duration limit, int threads) {
    if (!limit.isPositive() || limit.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("not a time for a program: " + limit);
    }
    this.limit = limit;
    this.threads = threads;
    this.executor =
        Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().daemon().name("program-", 0).factory());
  }

  /** Runs a program; what comes of it fails with {@link Overdue} if it is not done in time. */
  public <T> CompletableFuture<T> run(String owner, Supplier<T> program) {
    Deadline deadline = new Deadline(limit);
    CompletableFuture<T> result = new CompletableFuture<>();
    synchronized (shares) {
      Share share = shares.computeIfAbsent(owner, Share::new);
      if (share.waiting.size() == MAX_WAITING) {
        result.completeExceptionally(
            new Overdue("waiting for a turn: so are " + MAX_WAITING + " others of this API"));
        return result;
      }
      share.waiting.add(() -> complete(result, deadline, program));
    }
    startNext();
    return result
        .orTimeout(limit.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS)
        .exceptionallyCompose(failure ->
            CompletableFuture.failedFuture(
                failure instanceof TimeoutException ? deadline.overdue() : failure));
  }

  /** The same for a program that begins something, and ends before it is done. */
  public <T> CompletableFuture<T> begin(
      String owner, Supplier<? extends CompletionStage<T>> program) {
    CompletableFuture<CompletionStage<T>> begun = run(owner, program::get);
    return begun.thenCompose(stage -> stage);
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }

  private static <T> void complete(
      CompletableFuture<T> result, Deadline deadline, Supplier<T> program) {
    try {
      deadline.check();
      deadline.begin("program");
      result.complete(deadline.run(program));
    } catch (Throwable e) {
      // A document can make it a StackOverflowError too.
      result.completeExceptionally(e);
    }
  }

  private void startNext() {
    for (Runnable turn = nextTurn(); turn != null; turn = nextTurn()) {
      executor.execute(turn);
    }
  }

  /** A turn of the owner that has waited longest for one; null if nobody may have another. */
  private @Nullable Runnable nextTurn() {
    synchronized (shares) {
      if (running == threads) {
        return null;
      }
      for (Share share : shares.values()) {
        // Half of the threads are always there for others.
        if (!share.waiting.isEmpty() && share.running < threads / 2) {
          shares.remove(share.owner);
          shares.put(share.owner, share);
          running++;
          share.running++;
          Runnable program = share.waiting.remove();
          return () -> take(share, program);
        }
      }
      return null;
    }
  }

  private void take(Share share, Runnable program) {
    program.run();
    synchronized (shares) {
      running--;
      share.running--;
      if (share.running == 0 && share.waiting.isEmpty()) {
        shares.remove(share.owner);
      }
    }
    startNext();
  }

  /** What one owner has under way. */
  private static final class Share {
    private final String owner;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int running;

    Share(String owner) {
      this.owner = owner;
    }
  }
}
