package dev.ingressmap.localstage.function;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import java.util.function.Predicate;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/**
 * The processes of one function, and the invocations that wait for one. A process works on one
 * invocation at a time. Processes are started when they are needed, and replaced when the files of
 * the function have changed.
 */
final class ProcessPool implements AutoCloseable {

  /** Further invocations would wait in vain. */
  private static final int MAX_WAITING = 1_000;

  /** In seconds. AWS gives a start 10 s; a busy machine of a developer is slower. */
  private static final int MOST_OF_A_START = 30;

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
              renew();
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

  /** Gives waiting invocations to free processes, and starts processes for the rest. */
  private void serve() {
    Pending failed = null;
    IOException failure = null;
    synchronized (this) {
      int starting = 0;
      for (FunctionProcess process : processes) {
        starting += process.isReady() ? 0 : 1;
        if (process.isFree() && !queue.isEmpty()) {
          give(process, queue.remove());
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
      failed.answer().complete(FunctionAnswer.notStarted(function.name(), failure));
      serve();
    }
  }

  private FunctionProcess start() throws IOException {
    Calls calls = new Calls();
    FunctionProcess process =
        FunctionProcess.start(function, program, api, calls, status -> ended(calls, status));
    calls.process = process;
    process.limit(timer.schedule(() -> startTooLong(process), MOST_OF_A_START, TimeUnit.SECONDS));
    return process;
  }

  private void give(FunctionProcess process, Pending pending) {
    long millis = function.timeout().toMillis();
    process.limit(timer.schedule(() -> tooLong(process, pending), millis, TimeUnit.MILLISECONDS));
    process.give(pending);
  }

  private boolean waits(FunctionProcess process, Waiting waiting) {
    boolean stop;
    synchronized (this) {
      if (!process.waits(waiting)) {
        return false;
      }
      stop = process.isStale() || closed;
    }
    if (stop) {
      process.kill();
    } else {
      serve();
    }
    return true;
  }

  private boolean streams(FunctionProcess process, String id, Content.Source body) {
    Pending pending;
    synchronized (this) {
      pending = process.working();
    }
    return pending != null
        && pending.invocation().id().equals(id)
        && pending.invocation().streams()
        && pending.answer().complete(FunctionAnswer.streamed(body));
  }

  private synchronized void streamed(FunctionProcess process, String id) {
    Pending pending = process.working();
    if (pending != null && pending.invocation().id().equals(id)) {
      var _ = process.finish(pending);
    }
  }

  private boolean answered(
      FunctionProcess process, String id, boolean failed, byte @Nullable [] body) {
    Pending pending;
    String log;
    synchronized (this) {
      pending = process.working();
      // An answer that the process has begun to stream is the only one.
      if (pending == null || !pending.invocation().id().equals(id) || pending.answer().isDone()) {
        return false;
      }
      log = process.finish(pending);
    }
    pending
        .answer()
        .complete(
            body == null
                ? FunctionAnswer.tooLarge(log)
                : failed
                    ? FunctionAnswer.failed(text(body), log)
                    : FunctionAnswer.of(text(body), log));
    return true;
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
      if (!pending.equals(process.working())) {
        return;
      }
      process.log().line(message);
      log = process.finish(pending);
    }
    process.kill();
    pending.answer().complete(FunctionAnswer.timedOut(message, log));
  }

  private void startTooLong(FunctionProcess process) {
    process.log().line("the start took more than " + MOST_OF_A_START + " s: it was stopped");
    process.kill();
  }

  /** A process has ended, by itself or by our hand. Whoever waits for it hears so. */
  private void ended(Calls calls, int status) {
    FunctionProcess process;
    Pending pending;
    String log = "";
    synchronized (this) {
      process = calls.process();
      processes.remove(process);
      process.limit(null);
      pending = process.working();
      if (pending != null) {
        log = process.finish(pending);
      } else if (!process.isReady() && !process.isStale() && !closed) {
        pending = queue.poll();
        log = hinted(process, calls);
      }
    }
    process.close();
    if (pending != null) {
      pending
          .answer()
          .complete(
              calls.initError != null
                  ? FunctionAnswer.failed(calls.initError, log)
                  : FunctionAnswer.exited(pending.invocation(), status, log));
    }
    serve();
  }

  /** The log of a process that has never asked for an event, with what may be missing. */
  private String hinted(FunctionProcess process, Calls calls) {
    String hint = Runtimes.hint(program.runtime());
    if (calls.initError == null && hint != null) {
      process.log().line(hint);
    }
    return process.log().tail();
  }

  /** Replaces all processes, each when it has finished its work. */
  private void renew() {
    retire(process -> true);
  }

  /** Ends the processes that nobody has needed for a while. */
  void rest() {
    retire(process -> process.waitsLongerThan(IDLE_NANOS));
  }

  private void retire(Predicate<FunctionProcess> which) {
    List<FunctionProcess> unused = new ArrayList<>();
    synchronized (this) {
      for (FunctionProcess process : processes) {
        if (which.test(process)) {
          process.retire();
          if (process.working() == null) {
            unused.add(process);
          }
        }
      }
    }
    unused.forEach(FunctionProcess::kill);
  }

  private static String text(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
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
    private volatile @Nullable String initError;

    @Override
    public boolean next(Waiting waiting) {
      return waits(process(), waiting);
    }

    @Override
    public boolean answered(String id, boolean failed, byte @Nullable [] body) {
      return ProcessPool.this.answered(process(), id, failed, body);
    }

    @Override
    public boolean streams(String id, Content.Source body) {
      return ProcessPool.this.streams(process(), id, body);
    }

    @Override
    public void streamed(String id) {
      ProcessPool.this.streamed(process(), id);
    }

    @Override
    public boolean initFailed(byte @Nullable [] body) {
      initError = body == null ? "" : text(body);
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
