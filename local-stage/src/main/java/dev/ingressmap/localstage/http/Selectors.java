package dev.ingressmap.localstage.http;

/** The threads that wait for sockets, and on which most calls are handled from begin to end. */
final class Selectors {

  private static final int MAX = 8;

  /**
   * One for each processor: Jetty's own choice, half of that, leaves the others to other threads.
   */
  static final int COUNT = Math.min(MAX, Runtime.getRuntime().availableProcessors());

  private Selectors() {}
}
