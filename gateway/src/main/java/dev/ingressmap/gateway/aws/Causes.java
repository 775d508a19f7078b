package dev.ingressmap.gateway.aws;

import java.util.stream.Stream;

/** What is behind a failure. */
final class Causes {

  private Causes() {}

  /** The failure itself, its cause, and so on. */
  static Stream<Throwable> of(Throwable failure) {
    Stream.Builder<Throwable> causes = Stream.builder();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      causes.add(cause);
    }
    return causes.build();
  }
}
