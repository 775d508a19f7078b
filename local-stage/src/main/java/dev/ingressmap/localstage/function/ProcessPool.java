package dev.ingressmap.localstage.function;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The processes of one function, and the invocations that wait for one. A process works on one
 * invocation at a time. Processes are started when they are needed, and replaced when the files of
 * the function have changed.
 */
final class ProcessPool implements AutoCloseable {

  /** Further invocations would wait in vain. */
  private static final int MAX_WAITING = 1_000;

  /** AWS gives a start 10 s; a busy machine of a developer is slower. */
  private static final Duration MOST_OF_A_START = Duration.ofSeconds(30);

  private static final long IDLE_NANOS = TimeUnit.MINUTES.toNanos(10);

  private final LambdaFunction function;
  private final Runner.Program program;
  private final RuntimeApi api;
  private final ScheduledExecutorService timer;
  private final Sources sources;
  private final Deque<Pending> queue = new ArrayDeque<>();
  private final List<FunctionProcess> processes = new ArrayList<>();
  private boolean closed;

  ProcessPool(
      LambdaFunction function,
      Runner.Program program,
      RuntimeApi api,
      ScheduledExecutorService timer) {
    this.function = function;
    this.program = program;
    this.api = api;
    this.timer = timer;
    this.sources = new Sources(program.folder());
  }

  CompletableFuture<FunctionAnswer> invoke(Invocation invocation) {
    Pending pending = new Pending(invocation);
    if (sources.due()) {
      // Looking at files can block.
      Thread.ofVirtual()
          .start(() -> {
            if (sources.changed()) {
              retire();
            }
            add(pending);
          });
    } else {
      add(pending);
    }
    return pending.answer();
  }

  private void add(Pending pending) {
    boolean refused;
    synchronized (this) {
      refused = closed || queue.size() == MAX_WAITING;
      if (!refused) {
        queue.add(pending);
      }
    }
    if (refused) {
      pending
          .answer()
          .completeExceptionally(
              new IOException(
                  closed
                      ? "function " + function.name() + " was deleted"
                      : MAX_WAITING + " invocations of function " + function.name() + " wait"));
    } else {
      serve();
    }
  }

  /** Gives waiting invocations to waiting processes, and starts processes for the rest. */
  private void serve() {
    Pending failed = null;
    IOException failure = null;
    synchronized (this) {
      int starting = 0;
      for (FunctionProcess process : processes) {
        starting += process.ready ? 0 : 1;
        if (process.waiting != null && !process.stale && !queue.isEmpty()) {
          give(process, process.waiting, queue.remove());
        }
      }
      while (!closed && starting < queue.size() && processes.size() < function.concurrency()) {
        try {
          processes.add(start());
          starting++;
        } catch (IOException e) {
          failed = queue.remove();
          failure = e;
          break;
        }
      }
    }
    if (failed != null && failure != null) {
      failed
          .answer()
          .complete(
              FunctionAnswer.failed(
                  "Runtime.InvalidEntrypoint",
                  "function " + function.name() + " cannot be started: " + failure.getMessage(),
                  ""));
      serve();
    }
  }

  private FunctionProcess start() throws IOException {
    Calls calls = new Calls();
    FunctionProcess process =
        FunctionProcess.start(function, program, api, calls, status -> ended(calls, status));
    calls.process = process;
    process.limit =
        timer.schedule(
            () -> startTooLong(process), MOST_OF_A_START.toMillis(), TimeUnit.MILLISECONDS);
    return process;
  }

  private void give(FunctionProcess process, Waiting waiting, Pending pending) {
    process.waiting = null;
    process.working = pending;
    process.began = System.nanoTime();
    process.log.begins(pending.invocation());
    process.limit =
        timer.schedule(
            () -> tooLong(process, pending), function.timeout().toMillis(), TimeUnit.MILLISECONDS);
    waiting.give(pending.invocation(), System.currentTimeMillis() + function.timeout().toMillis());
  }

  private void ready(FunctionProcess process, Waiting waiting) {
    boolean stop;
    synchronized (this) {
      if (!process.ready) {
        process.ready = true;
        process.init = System.nanoTime() - process.began;
        cancel(process);
      }
      process.waiting = waiting;
      process.began = System.nanoTime();
      stop = process.stale || closed;
    }
    if (stop) {
      process.kill();
    } else {
      serve();
    }
  }

  private boolean answered(
      FunctionProcess process, String id, boolean failed, byte @Nullable [] body) {
    Pending pending;
    String log;
    synchronized (this) {
      pending = process.working;
      if (pending == null || !pending.invocation().id().equals(id)) {
        return false;
      }
      log = finish(process, pending);
    }
    pending
        .answer()
        .complete(
            body == null
                ? FunctionAnswer.failed(
                    "Function.ResponseSizeTooLarge",
                    "Response payload size exceeded maximum allowed payload size (6291556 bytes).",
                    log)
                : failed
                    ? FunctionAnswer.failed(text(body), log)
                    : FunctionAnswer.of(text(body), log));
    return true;
  }

  private String finish(FunctionProcess process, Pending pending) {
    cancel(process);
    process.working = null;
    long took = System.nanoTime() - process.began;
    long init = process.init;
    process.init = 0;
    return process.log.ends(
        pending.invocation(), took, function.memory(), init, process.megabytes());
  }

  private void tooLong(FunctionProcess process, Pending pending) {
    String log;
    String message =
        String.format(
            Locale.ROOT,
            "%s %s Task timed out after %.2f seconds",
            Instant.now().truncatedTo(ChronoUnit.MILLIS),
            pending.invocation().id(),
            function.timeout().toMillis() / 1e3);
    synchronized (this) {
      if (!pending.equals(process.working)) {
        return;
      }
      process.log.line(message);
      log = finish(process, pending);
    }
    process.kill();
    pending.answer().complete(FunctionAnswer.failed(null, message, log));
  }

  private void startTooLong(FunctionProcess process) {
    process.log.line(
        "the start took more than %d s: it was stopped".formatted(MOST_OF_A_START.toSeconds()));
    process.kill();
  }

  /** A process has ended, by itself or by our hand. Whoever waits for it hears so. */
  private void ended(Calls calls, int status) {
    FunctionProcess process;
    Pending pending;
    String log = "";
    byte[] initError;
    synchronized (this) {
      process = calls.process();
      processes.remove(process);
      cancel(process);
      pending = process.working;
      initError = process.initError;
      if (pending != null) {
        log = finish(process, pending);
      } else if (!process.ready && !process.stale && !closed) {
        pending = queue.poll();
        String hint = Runtimes.hint(program.runtime());
        if (initError == null && hint != null) {
          process.log.line(hint);
        }
        log = process.log.tail();
      }
    }
    process.close();
    if (pending != null) {
      pending
          .answer()
          .complete(
              initError != null
                  ? FunctionAnswer.failed(text(initError), log)
                  : FunctionAnswer.failed(
                      "Runtime.ExitError",
                      "RequestId: %s Error: Runtime exited with error: exit status %d"
                          .formatted(pending.invocation().id(), status),
                      log));
    }
    serve();
  }

  /** Replaces all processes, each when it has finished its work. */
  private void retire() {
    List<FunctionProcess> unused = new ArrayList<>();
    synchronized (this) {
      for (FunctionProcess process : processes) {
        process.stale = true;
        if (process.working == null) {
          unused.add(process);
        }
      }
    }
    unused.forEach(FunctionProcess::kill);
  }

  /** Ends the processes that nobody has needed for a while. */
  void rest() {
    List<FunctionProcess> unused = new ArrayList<>();
    synchronized (this) {
      for (FunctionProcess process : processes) {
        if (process.waiting != null && System.nanoTime() - process.began > IDLE_NANOS) {
          process.stale = true;
          unused.add(process);
        }
      }
    }
    unused.forEach(FunctionProcess::kill);
  }

  private static String text(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
  }

  private static void cancel(FunctionProcess process) {
    if (process.limit != null) {
      process.limit.cancel(false);
      process.limit = null;
    }
  }

  @Override
  public void close() {
    List<FunctionProcess> all;
    List<Pending> waiting;
    synchronized (this) {
      closed = true;
      all = List.copyOf(processes);
      waiting = List.copyOf(queue);
      queue.clear();
    }
    all.forEach(FunctionProcess::kill);
    waiting.forEach(pending ->
        pending
            .answer()
            .completeExceptionally(
                new IOException("function " + function.name() + " was deleted")));
  }

  /** The calls of one process, which can come before its start is over here. */
  private final class Calls implements RuntimeCalls {

    private @Nullable FunctionProcess process;

    @Override
    public void next(Waiting waiting) {
      ready(process(), waiting);
    }

    @Override
    public boolean answered(String id, boolean failed, byte @Nullable [] body) {
      return ProcessPool.this.answered(process(), id, failed, body);
    }

    @Override
    public boolean initFailed(byte @Nullable [] body) {
      process().initError = body == null ? new byte[0] : body;
      return true;
    }

    /** The process; a start holds the lock of the pool until it is known. */
    private FunctionProcess process() {
      synchronized (ProcessPool.this) {
        return Objects.requireNonNull(process);
      }
    }
  }
}
