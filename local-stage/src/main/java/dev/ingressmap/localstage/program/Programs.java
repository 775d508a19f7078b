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
 * Runs programs on its own threads. Each owner has a share of the threads and a queue, so one
 * owner's long computations do not keep the others waiting.
 */
public final class Programs implements AutoCloseable {

  /** AWS's longest time for a call, and therefore for a program. */
  public static final Duration LONGEST = Duration.ofSeconds(29);

  /** Enough for any template that ends at all, in a process that has other work too. */
  public static final Duration USUAL = Duration.ofSeconds(5);

  /** The longest queue of one owner; further programs would wait in vain. */
  private static final int MAX_WAITING = 1_000;

  /** How long after its deadline a program is abandoned if it does not notice the deadline. */
  private static final Duration GRACE = Duration.ofMillis(500);

  private final Duration limit;
  private final int threads;
  private final ExecutorService executor;
  private final Map<String, Share> shares = new LinkedHashMap<>();
  private int running;

  /** Runs programs with a time limit, which includes waiting for a turn. */
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

  /** Runs a program. The result fails with {@link Overdue} if the program takes too long. */
  public <T> CompletableFuture<T> run(String owner, Supplier<T> program) {
    Deadline deadline = new Deadline(limit);
    CompletableFuture<T> result = new CompletableFuture<>();
    synchronized (shares) {
      Share share = shares.computeIfAbsent(owner, Share::new);
      if (share.waiting.size() == MAX_WAITING) {
        result.completeExceptionally(
            new Overdue("too many programs wait for a turn: " + MAX_WAITING + " of this API"));
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

  /** Runs a program that starts asynchronous work; the time limit does not include that work. */
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
      // A document can also cause a StackOverflowError.
      result.completeExceptionally(e);
    }
  }

  private void startNext() {
    for (Runnable turn = nextTurn(); turn != null; turn = nextTurn()) {
      executor.execute(turn);
    }
  }

  /** A turn for the owner that has waited longest; null if no owner may have another one now. */
  private @Nullable Runnable nextTurn() {
    synchronized (shares) {
      if (running == threads) {
        return null;
      }
      for (Share share : shares.values()) {
        // One owner gets at most half of the threads.
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

  /** The running and waiting programs of one owner. */
  private static final class Share {
    private final String owner;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int running;

    Share(String owner) {
      this.owner = owner;
    }
  }
}
