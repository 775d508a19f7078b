package dev.ingressmap.gateway.cli.terminal;

import java.util.function.Supplier;

/** Changes that a signal may interrupt. People are told if that happens. */
public final class Interruption {

  private Interruption() {}

  /**
   * Makes changes.
   *
   * @param words the message if the process must end before the changes are made
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
        // The process ends, and the shutdown hook has printed why.
      }
    }
  }
}
