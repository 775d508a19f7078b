package dev.ingressmap.localstage.function;

import static java.util.Comparator.comparing;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The Lambda functions of this machine, by name. */
public final class Functions implements AutoCloseable {

  private record Running(
      LambdaFunction function, @Nullable ProcessPool processes, Predicate<String> permission) {}

  private final boolean runsUploads;
  private final Map<String, Running> functions = new ConcurrentHashMap<>();
  private final ScheduledThreadPoolExecutor timer;
  private final RuntimeApi api = new RuntimeApi();
  private final AddressedFunctions addressed = new AddressedFunctions();

  public Functions() {
    this(List.of(), false);
  }

  /**
   * Functions of the user, and others that are added.
   *
   * @param runsUploads whether code that comes through Lambda's API is run, too
   */
  public Functions(Collection<LambdaFunction> known, boolean runsUploads) {
    this.runsUploads = runsUploads;
    timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("functions").factory());
    timer.setRemoveOnCancelPolicy(true);
    var _ = timer.scheduleWithFixedDelay(this::rest, 1, 1, TimeUnit.MINUTES);
    known.forEach(this::put);
  }

  /** Adds a function that API Gateway may always invoke. */
  public void put(LambdaFunction function) {
    put(function, source -> true);
  }

  /**
   * Adds a function, or replaces the one of the same name, whose processes end.
   *
   * @param permission whether API Gateway may invoke it for a resource, which has an ARN
   */
  public void put(LambdaFunction function, Predicate<String> permission) {
    ProcessPool processes =
        function.runner() instanceof Runner.Program program
            ? new ProcessPool(function, program, api, timer)
            : null;
    end(functions.put(function.name(), new Running(function, processes, permission)));
  }

  /** Changes for which of its resources API Gateway may invoke a function. */
  public void permit(String name, Predicate<String> permission) {
    functions.computeIfPresent(
        name, (same, running) -> new Running(running.function, running.processes, permission));
  }

  /** Whether API Gateway may invoke a function for one of its resources. */
  public boolean permits(String name, String sourceArn) {
    Running running = functions.get(name);
    return running != null && running.permission.test(sourceArn);
  }

  public void remove(String name) {
    end(functions.remove(name));
  }

  public boolean runsUploads() {
    return runsUploads;
  }

  /** All functions, by name. */
  public List<LambdaFunction> all() {
    return functions.values().stream()
        .map(Running::function)
        .sorted(comparing(LambdaFunction::name))
        .toList();
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
