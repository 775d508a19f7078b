package dev.ingressmap.localstage.function;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The Lambda functions of this machine, by name. */
public final class Functions implements AutoCloseable {

  private record Running(LambdaFunction function, @Nullable ProcessPool processes) {}

  private final Map<String, Running> functions = new ConcurrentHashMap<>();
  private final ScheduledThreadPoolExecutor timer;
  private final RuntimeApi api = new RuntimeApi();
  private final AddressedFunctions addressed = new AddressedFunctions();

  public Functions() {
    this(List.of());
  }

  public Functions(Collection<LambdaFunction> known) {
    timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("functions").factory());
    timer.setRemoveOnCancelPolicy(true);
    var _ = timer.scheduleWithFixedDelay(this::rest, 1, 1, TimeUnit.MINUTES);
    known.forEach(this::put);
  }

  /** Adds a function, or replaces the one of the same name, whose processes end. */
  public void put(LambdaFunction function) {
    ProcessPool processes =
        function.runner() instanceof Runner.Program program
            ? new ProcessPool(function, program, api, timer)
            : null;
    end(functions.put(function.name(), new Running(function, processes)));
  }

  public void remove(String name) {
    end(functions.remove(name));
  }

  public Optional<LambdaFunction> find(String name) {
    return Optional.ofNullable(functions.get(name)).map(Running::function);
  }

  /**
   * Invokes a function. The result fails if the function cannot be reached; if the function itself
   * fails, the answer says so.
   *
   * @throws IllegalArgumentException if there is no such function
   */
  public CompletableFuture<FunctionAnswer> invoke(String name, Invocation invocation) {
    Running running = functions.get(name);
    if (running == null) {
      throw new IllegalArgumentException("there is no function " + name);
    }
    return running.processes != null
        ? running.processes.invoke(invocation)
        : addressed.invoke(running.function, invocation);
  }

  private void rest() {
    for (Running running : functions.values()) {
      if (running.processes != null) {
        running.processes.rest();
      }
    }
  }

  private static void end(@Nullable Running running) {
    if (running != null && running.processes != null) {
      running.processes.close();
    }
  }

  @Override
  public void close() {
    functions.keySet().forEach(this::remove);
    timer.shutdownNow();
    addressed.close();
    api.close();
  }
}
