package dev.ingressmap.localstage.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.images.Command;
import dev.ingressmap.images.Command.Outcome;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Docker Compose: the plugin of the {@code docker} command, or the program that it was before. */
record Compose(List<String> command) {

  /** Why a test of it is skipped. */
  static final String ABSENT = "Skipped: there is neither docker compose nor docker-compose";

  private static final Path ROOT = Path.of(System.getProperty("root"));

  /** The example for users. */
  static final Path FILE = ROOT.resolve("docs/compose.yaml");

  static Optional<Compose> find() {
    return Stream.of(List.of("docker", "compose"), List.of("docker-compose"))
        .map(Compose::new)
        .filter(Compose::isThere)
        .findFirst();
  }

  private boolean isThere() {
    try {
      return call("version").status() == 0;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  Outcome call(String... arguments) {
    return Command.call(Stream.concat(command.stream(), Stream.of(arguments)).toList());
  }

  /** What a command that has to work prints. */
  String run(String... arguments) {
    Outcome outcome = call(arguments);
    assertThat(outcome.status()).as(outcome.text()).isZero();
    return outcome.text();
  }

  /** The same command with options before its arguments. */
  Compose with(String... options) {
    return new Compose(Stream.concat(command.stream(), Stream.of(options)).toList());
  }
}
