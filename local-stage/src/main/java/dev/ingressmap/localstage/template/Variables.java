package dev.ingressmap.localstage.template;

import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.event.EventCartridge;

/** The variables of one rendering. */
final class Variables extends VelocityContext {

  /** Loops within loops multiply AWS's quota; nothing real comes near to this. */
  private static final int MAX_ITERATIONS = 100_000;

  private int iterations;

  Variables(TemplateInput input) {
    put("input", new InputVariable(input));
    put("util", new UtilVariable());
    put("context", input.context());
    put("stageVariables", input.stageVariables());
    EventCartridge events = new EventCartridge();
    events.addInvalidReferenceEventHandler(new EmptyReferences());
    // With other handlers, Velocity would hush it up.
    events.addMethodExceptionHandler((context, type, method, failure, info) -> {
      throw new InvalidTemplate(failure);
    });
    attachEventCartridge(events);
  }

  void countIteration() {
    if (++iterations > MAX_ITERATIONS) {
      throw new InvalidTemplate("more than " + MAX_ITERATIONS + " iterations");
    }
  }
}
