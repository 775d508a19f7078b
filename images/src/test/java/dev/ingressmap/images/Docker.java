package dev.ingressmap.images;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.images.Command.Outcome;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The {@code docker} command, as users type it. */
public final class Docker {

  private Docker() {}

  /** Skips the test where no engine answers, or fails it if {@code -Ddocker.required=true}. */
  public static void require() {
    String why;
    try {
      Outcome outcome = call("version", "--format", "{{.Server.Version}}");
      if (outcome.status() == 0) {
        return;
      }
      why = outcome.text();
    } catch (UncheckedIOException e) {
      why = e.getMessage();
    }
    String reason = "Skipped: no Docker engine answers (" + why + ")";
    assertThat(Boolean.getBoolean("docker.required")).as(reason).isFalse();
    Assumptions.abort(reason);
  }

  /** What a command that has to work prints on standard output. */
  public static String run(String... arguments) {
    Outcome outcome = call(arguments);
    assertThat(outcome.status()).as("docker %s: %s", List.of(arguments), outcome.text()).isZero();
    return outcome.text();
  }

  /** Exit status and all output of a command that may fail. */
  public static Outcome call(String... arguments) {
    return Command.call(Stream.concat(Stream.of("docker"), Stream.of(arguments)).toList());
  }
}
