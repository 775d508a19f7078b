package dev.ingressmap.gateway;

import java.util.Optional;
import java.util.stream.Stream;

/** The causes of a failure. */
public final class Causes {

  private Causes() {}

  /** The failure itself, its cause, and so on. */
  public static Stream<Throwable> of(Throwable failure) {
    Stream.Builder<Throwable> causes = Stream.builder();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      causes.add(cause);
    }
    return causes.build();
  }

  /** The first of them that has a type. */
  public static <T extends Throwable> Optional<T> first(Throwable failure, Class<T> type) {
    return of(failure).filter(type::isInstance).map(type::cast).findFirst();
  }
}
