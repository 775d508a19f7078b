package dev.ingressmap.k8s.cluster;

import dev.ingressmap.images.Command.Outcome;
import dev.ingressmap.images.Docker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Provides the cluster for a test class: the context of {@code -Dkube.context}, or k3s in Docker
 * from {@code -Dk3s.image}. If neither is possible, the class is skipped, or fails with {@code
 * -Dk3s.required=true}.
 */
public final class Clusters implements ExecutionCondition {

  private static final String K3S = System.getProperty("k3s.image", "rancher/k3s:v1.34.9-k3s1");
  private static final String CONTEXT = System.getProperty("kube.context", "");

  private final boolean givenWillDo;
  private final List<Path> tars;
  private final String controller;

  private Clusters(boolean givenWillDo, List<Path> tars, String controller) {
    this.givenWillDo = givenWillDo;
    this.tars = List.copyOf(tars);
    this.controller = controller;
  }

  /**
   * An existing cluster if there is one, else k3s, with the images loaded.
   *
   * @param tars images that Jib has built
   * @param controller an image that is on this machine or can be pulled
   */
  public static Clusters any(List<Path> tars, String controller) {
    return new Clusters(true, tars, controller);
  }

  /** Never an existing cluster, always k3s. */
  public static Clusters own(List<Path> tars, String controller) {
    return new Clusters(false, tars, controller);
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (context.getTestMethod().isPresent() || Boolean.getBoolean("k3s.required")) {
      return ConditionEvaluationResult.enabled("asked for");
    }
    return missing()
        .map(why -> {
          String reason = "Skipped " + context.getDisplayName() + ": no cluster: " + why;
          // Surefire writes the reason only to its XML report.
          System.out.println(reason);
          return ConditionEvaluationResult.disabled(reason);
        })
        .orElseGet(() -> ConditionEvaluationResult.enabled("there can be a cluster"));
  }

  /** Why no cluster is possible. */
  private Optional<String> missing() {
    if (!CONTEXT.isEmpty()) {
      return givenWillDo
          ? Optional.empty()
          : Optional.of("that of -Dkube.context has the other controller, of the same class");
    }
    Stream<Path> unbuilt = tars.stream().filter(tar -> !Files.exists(tar));
    return engine()
        .or(() ->
            unbuilt.findFirst().map(tar -> "no image " + tar + ": mvn -Pimages package builds it"))
        .or(() -> Stream.of(K3S, controller).flatMap(one -> unpullable(one).stream()).findFirst());
  }

  private static Optional<String> engine() {
    try {
      Outcome version = Docker.call("version", "--format", "{{.Server.Version}}");
      return version.status() == 0
          ? Optional.empty()
          : Optional.of("no Docker engine answers: " + version.text());
    } catch (UncheckedIOException e) {
      return Optional.of("no docker: " + e.getMessage());
    }
  }

  private static Optional<String> unpullable(String image) {
    if (Docker.call("image", "inspect", image).status() == 0) {
      return Optional.empty();
    }
    Outcome pull = Docker.call("pull", "--quiet", image);
    return pull.status() == 0
        ? Optional.empty()
        : Optional.of("no image " + image + ", nor can it be pulled: " + pull.text());
  }

  /** Starts the cluster, or uses the existing one. */
  public Cluster start() throws IOException, InterruptedException {
    if (givenWillDo && !CONTEXT.isEmpty()) {
      return new GivenCluster(CONTEXT, System.getProperty("ingress.address"));
    }
    Optional<String> missing = missing();
    if (missing.isPresent()) {
      throw new AssertionError("no cluster, though -Dk3s.required=true: " + missing.get());
    }
    K3sCluster cluster = new K3sCluster(K3S);
    for (Path tar : tars) {
      cluster.load(tar);
    }
    cluster.offer(controller);
    return cluster;
  }
}
