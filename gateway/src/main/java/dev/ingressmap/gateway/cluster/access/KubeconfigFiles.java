package dev.ingressmap.gateway.cluster.access;

import dev.ingressmap.gateway.InvalidInput;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the kubeconfig files as kubectl does. */
final class KubeconfigFiles {

  private static final String VARIABLE = "KUBECONFIG";

  private KubeconfigFiles() {}

  /**
   * Finds them. A file named by option must exist; files named by the environment may be missing.
   */
  static List<Path> find(ClusterSource source, Environment environment) {
    Path named = source.kubeconfig();
    if (named != null) {
      if (named.toString().isBlank()) {
        throw new InvalidInput("--kubeconfig \"" + named + "\": names no file");
      }
      return List.of(named);
    }
    return candidates(environment).filter(Files::exists).toList();
  }

  /** Why there is no kubeconfig. */
  static String missing(Environment environment) {
    String value = environment.get(VARIABLE);
    return value == null
        ? "there is no " + usual(environment) + ", " + VARIABLE + " is not set"
        : "there is no file of " + VARIABLE + "=" + value;
  }

  private static Stream<Path> candidates(Environment environment) {
    String value = environment.get(VARIABLE);
    return value == null
        ? Stream.of(usual(environment))
        : Stream.of(value.split(File.pathSeparator))
            .filter(name -> !name.isBlank())
            .distinct()
            .map(Path::of);
  }

  private static Path usual(Environment environment) {
    return environment.home().resolve(".kube").resolve("config");
  }
}
