package dev.ingressmap.localstage.function;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ScheduledFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A process of a function, from its start to its end. Its pool guards what changes. */
final class FunctionProcess implements AutoCloseable {

  /** What a process gets of the user's own environment: no secrets. */
  private static final Set<String> INHERITED = Set.of("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR");

  private static final String REGION = "us-east-1";

  private final LambdaFunction function;
  private final FunctionLog log;
  private final RuntimeApi.Port port;
  private final Process process;

  /** Null unless it waits for an event. */
  private @Nullable Waiting waiting;

  /** The invocation that it works on. */
  private @Nullable Pending working;

  private @Nullable ScheduledFuture<?> limit;

  /** When it began what it does now: starting, waiting or working. */
  private long began = System.nanoTime();

  /** How long its start took, in nanoseconds; 0 once that was reported. */
  private long init;

  private boolean ready;
  private boolean stale;

  private FunctionProcess(
      LambdaFunction function, FunctionLog log, RuntimeApi.Port port, Process process) {
    this.function = function;
    this.log = log;
    this.port = port;
    this.process = process;
  }

  /**
   * Starts a process.
   *
   * @param calls yields what answers the calls of the process
   * @param ended is told when the process has ended
   * @throws IOException if the command cannot be run
   */
  static FunctionProcess start(
      LambdaFunction function,
      Runner.Program program,
      RuntimeApi api,
      RuntimeCalls calls,
      Consumer<Integer> ended)
      throws IOException {
    FunctionLog log = new FunctionLog(function.name());
    RuntimeApi.Port port = api.open(calls);
    try {
      ProcessBuilder builder =
          new ProcessBuilder(program.command())
              .directory(program.folder().toFile())
              .redirectErrorStream(true);
      builder.environment().keySet().removeIf(name -> !INHERITED.contains(name));
      builder.environment().putAll(environment(function, program, port.authority()));
      Process process = builder.start();
      process.getOutputStream().close();
      Thread.ofVirtual()
          .name("log-" + function.name())
          .start(() -> log.follow(process.getInputStream()));
      var _ = process.onExit().thenAccept(done -> ended.accept(done.exitValue()));
      return new FunctionProcess(function, log, port, process);
    } catch (IOException e) {
      port.close();
      throw e;
    }
  }

  /**
   * The variables that AWS sets.
   *
   * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html">Defined
   *     runtime environment variables</a>
   */
  private static Map<String, String> environment(
      LambdaFunction function, Runner.Program program, String api) {
    Map<String, String> variables = new TreeMap<>();
    variables.put("_HANDLER", program.handler());
    variables.put("AWS_LAMBDA_RUNTIME_API", api);
    variables.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
    variables.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memory()));
    variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.name());
    variables.put("AWS_LAMBDA_LOG_STREAM_NAME", "local-stage");
    if (!program.runtime().isEmpty()) {
      variables.put("AWS_EXECUTION_ENV", "AWS_Lambda_" + program.runtime());
    }
    variables.put("LAMBDA_TASK_ROOT", program.folder().toAbsolutePath().toString());
    variables.put("TZ", ":UTC");
    // Its clients for AWS must neither fail for want of these nor find the user's own.
    variables.put("AWS_REGION", REGION);
    variables.put("AWS_DEFAULT_REGION", REGION);
    variables.put("AWS_ACCESS_KEY_ID", "local-stage");
    variables.put("AWS_SECRET_ACCESS_KEY", "local-stage");
    variables.putAll(function.environment());
    return variables;
  }

  FunctionLog log() {
    return log;
  }

  /** Whether it has ever asked for an event. */
  boolean isReady() {
    return ready;
  }

  /** Whether it must not work any more. */
  boolean isStale() {
    return stale;
  }

  /** Lets it do no more than what it does now. */
  void retire() {
    stale = true;
  }

  boolean isFree() {
    return waiting != null && !stale;
  }

  boolean waitsLongerThan(long nanos) {
    return waiting != null && System.nanoTime() - began > nanos;
  }

  @Nullable Pending working() {
    return working;
  }

  /** Ends the limit of what it did before, if there is one. */
  void limit(@Nullable ScheduledFuture<?> next) {
    if (limit != null) {
      limit.cancel(false);
    }
    limit = next;
  }

  /** It waits for an event; false if it has one, or waits already. */
  boolean waits(Waiting next) {
    if (working != null || waiting != null) {
      return false;
    }
    if (!ready) {
      ready = true;
      init = System.nanoTime() - began;
      limit(null);
    }
    waiting = next;
    began = System.nanoTime();
    return true;
  }

  /** Gives it an event. It must be free. */
  void give(Pending pending) {
    Waiting next = Objects.requireNonNull(waiting);
    waiting = null;
    working = pending;
    began = System.nanoTime();
    log.begins(pending.invocation());
    next.give(pending.invocation(), System.currentTimeMillis() + function.timeout().toMillis());
  }

  /** It has done its work, well or not. Returns the end of the log. */
  String finish(Pending pending) {
    limit(null);
    working = null;
    long took = System.nanoTime() - began;
    long started = init;
    init = 0;
    return log.ends(pending.invocation(), took, function.memory(), started, megabytes());
  }

  /** The most memory that the process has used, in MB; 0 if the system does not say. */
  private long megabytes() {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    try (var lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .map(line -> line.replaceAll("[^0-9]", ""))
          .mapToLong(kilobytes -> Long.parseLong(kilobytes) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }

  /** Ends the process and all that it has started, at once. */
  void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  @Override
  public void close() {
    kill();
    port.close();
  }
}
