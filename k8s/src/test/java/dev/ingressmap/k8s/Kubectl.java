package dev.ingressmap.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.images.Command;
import dev.ingressmap.images.Command.Outcome;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The {@code kubectl} command, as users type it. */
public final class Kubectl {

  /** The first version whose kustomize can render everything here. */
  private static final int MINOR = 30;

  private Kubectl() {}

  /** Skips the test if {@code kubectl} is missing or too old. */
  static void require() {
    String why;
    try {
      String version = call(List.of("version", "--client")).text();
      Matcher matcher = Pattern.compile("v1\\.(\\d+)").matcher(version);
      if (matcher.find() && Integer.parseInt(matcher.group(1)) >= MINOR) {
        return;
      }
      why = version;
    } catch (UncheckedIOException e) {
      why = e.getMessage();
    }
    Assumptions.abort("Skipped: no kubectl 1." + MINOR + " or newer (" + why + ")");
  }

  /** The manifests that kustomize renders from a folder. */
  static String kustomize(Path folder) {
    Outcome outcome = call(List.of("kustomize", folder.toString()));
    assertThat(outcome.status()).as(outcome.text()).isZero();
    return outcome.text();
  }

  /** The exit status and the whole output of a command that may fail. */
  public static Outcome call(List<String> arguments) {
    return Command.call(Stream.concat(Stream.of("kubectl"), arguments.stream()).toList());
  }
}
