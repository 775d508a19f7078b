package dev.ingressmap.gateway.cli.terminal;

import java.util.function.Supplier;

/** Changes that a signal may interrupt; people are then told. */
public final class Interruption {

  private Interruption() {}

  /**
   * Makes changes.
   *
   * @param words what to say if the process must end before they are made
   */
  public static <T> T tells(String words, Screen err, Supplier<T> changes) {
    Thread hook = new Thread(() -> err.problem(words), "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return changes.get();
    } finally {
      try {
        boolean unused = Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The process ends, and the hook has told why.
      }
    }
  }
}
