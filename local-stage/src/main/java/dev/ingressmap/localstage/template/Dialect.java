package dev.ingressmap.localstage.template;

import java.util.List;
import org.apache.velocity.runtime.RuntimeConstants;
import org.apache.velocity.runtime.RuntimeInstance;
import org.slf4j.helpers.NOPLogger;

/** AWS's version of Velocity, 1.7, without anything that reaches beyond the template. */
final class Dialect {

  /** AWS's quota of iterations per loop. */
  private static final int MAX_ITERATIONS = 1_000;

  private Dialect() {}

  static RuntimeInstance velocity() {
    RuntimeInstance velocity = new RuntimeInstance();
    velocity.setProperty(RuntimeConstants.UBERSPECT_CLASSNAME, KnownMethods.class.getName());
    velocity.setProperty(RuntimeConstants.MAX_NUMBER_LOOPS, MAX_ITERATIONS);
    velocity.setProperty(RuntimeConstants.SPACE_GOBBLING, "bc");
    velocity.setProperty(RuntimeConstants.CHECK_EMPTY_OBJECTS, false);
    velocity.setProperty(RuntimeConstants.PARSER_HYPHEN_ALLOWED, true);
    velocity.setProperty(RuntimeConstants.VM_ENABLE_BC_MODE, true);
    // Templates do not see each other's macros.
    velocity.setProperty(RuntimeConstants.VM_PERM_INLINE_LOCAL, true);
    velocity.setProperty(RuntimeConstants.EVENTHANDLER_INVALIDREFERENCES_NULL, true);
    // Velocity throws everything that it logs.
    velocity.setProperty(RuntimeConstants.RUNTIME_LOG_INSTANCE, NOPLogger.NOP_LOGGER);
    velocity.init();
    velocity.addDirective(new CountedForeach());
    // These directives would read files.
    List.of("include", "parse").forEach(velocity::removeDirective);
    return velocity;
  }
}
