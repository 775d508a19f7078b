package dev.ingressmap.localstage.template;

import com.sun.management.ThreadMXBean;
import dev.ingressmap.localstage.program.Deadline;
import dev.ingressmap.localstage.program.Overdue;
import java.lang.management.ManagementFactory;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.event.EventCartridge;
import org.jspecify.annotations.Nullable;

/** The variables of one rendering. */
final class Variables extends VelocityContext {

  /** Nested loops multiply AWS's quota; no realistic template comes near this. */
  private static final int MAX_ITERATIONS = 100_000;

  /** What a template may allocate, in bytes: enough for any payload and any conversion of it. */
  private static final long MAX_ALLOCATED = 512L * 1024 * 1024;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final long allocatedBefore = THREADS.getCurrentThreadAllocatedBytes();
  private int iterations;

  Variables(TemplateInput input) {
    put("input", new InputVariable(input));
    put("util", new UtilVariable());
    put("context", input.context());
    put("stageVariables", input.stageVariables());
    EventCartridge events = new EventCartridge();
    events.addInvalidReferenceEventHandler(new EmptyReferences());
    // With other handlers, Velocity would suppress the exception.
    events.addMethodExceptionHandler((context, type, method, failure, info) -> {
      throw failure instanceof Overdue overdue ? overdue : new InvalidTemplate(failure);
    });
    attachEventCartridge(events);
  }

  @Override
  public @Nullable Object internalPut(String name, @Nullable Object value) {
    return super.internalPut(name, Values.bounded(value));
  }

  /**
   * A template looks up growing values again and again, so this is where the limits are checked.
   */
  @Override
  public @Nullable Object internalGet(String name) {
    Deadline.current().check();
    if (THREADS.getCurrentThreadAllocatedBytes() - allocatedBefore > MAX_ALLOCATED) {
      throw new InvalidTemplate("values of more than " + MAX_ALLOCATED + " bytes");
    }
    return super.internalGet(name);
  }

  void countIteration() {
    if (++iterations > MAX_ITERATIONS) {
      throw new InvalidTemplate("more than " + MAX_ITERATIONS + " iterations");
    }
  }
}
