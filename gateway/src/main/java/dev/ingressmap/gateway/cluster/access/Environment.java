package dev.ingressmap.gateway.cluster.access;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a process's environment that lead to its cluster.
 *
 * @param variables the environment variables
 * @param home the folder of the user, which may have a {@code .kube/config}
 * @param serviceAccount the folder where a pod finds its token and the cluster's certificate
 */
public record Environment(Map<String, String> variables, Path home, Path serviceAccount) {

  public Environment {
    variables = Map.copyOf(variables);
  }

  /** The environment of this process. */
  public static Environment ofProcess() {
    String home = System.getenv("HOME");
    return new Environment(
        System.getenv(),
        Path.of(home == null ? System.getProperty("user.home", "") : home),
        Path.of("/var/run/secrets/kubernetes.io/serviceaccount"));
  }

  /** The value of a variable; null if it is not set or empty. */
  @Nullable String get(String variable) {
    String value = variables.get(variable);
    return value == null || value.isBlank() ? null : value;
  }
}
