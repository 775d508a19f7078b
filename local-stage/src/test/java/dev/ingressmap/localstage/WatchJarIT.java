package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.JavaCommand;
import dev.ingressmap.gateway.cluster.Eventually;
import dev.ingressmap.localstage.fault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code gateway watch} of the jar, in a process that gets the signals of Kubernetes. */
class WatchJarIT {

  private static final Path JAR = Path.of("../gateway/target/gateway.jar").toAbsolutePath();
  private static final String HOST = "shop.example.com";

  private final Path folder;
  private final WatchedStage stage;

  WatchJarIT(@TempDir Path folder) throws IOException {
    this.folder = folder;
    stage = new WatchedStage(folder);
    stage.cluster().apply("team-a", "shop", HOST, "/a");
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void endsInOrderWhenItIsToldTo() throws Exception {
    Process process = start();
    try {
      says("deployed: ");
      assertThat(stage.cluster().leader()).isNotEmpty();

      process.destroy();

      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
      assertThat(stage.cluster().leader()).isEmpty();
      assertThat(log().lines()).last().asString().endsWith("ended");
      assertThat(Files.readString(folder.resolve("err"))).isEmpty();
      assertThat(log()).doesNotContain("s3cret");
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void finishesTheCallThatIsUnderWayAndNoMore() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    stage
        .faults()
        .leaveTo(call -> {
          if (call.operation().equals("PutRestApi")) {
            await(told);
          }
          return Fault.NONE;
        });
    Process process = start();
    try {
      says("writing 1 route to API ");
      Eventually.holds(() -> assertThat(stage.faults().operations()).contains("PutRestApi"));

      process.destroy();
      assertThat(process.waitFor(500, TimeUnit.MILLISECONDS)).isFalse();
      told.countDown();

      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
      assertThat(log()).contains("stopped between two calls", "released lease");
      assertThat(stage.deployments()).isZero();
      assertThat(stage.aws().apis()).hasSize(1);
    } finally {
      process.destroyForcibly();
    }
    Process next = start();
    try {
      stage.serves("/a", "200 " + HOST);
      assertThat(stage.aws().apis()).hasSize(1);
    } finally {
      next.destroy();
      assertThat(next.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  /** With the heap of its pod, one team's Ingresses do not stop the changes of another one. */
  @ParameterizedTest
  @CsvSource({"10, 8000", "200, 1500"})
  void survivesLargeIngressesOfOneNamespace(int ingresses, int paths) throws Exception {
    stage.cluster().fill("large", "small", "2025-01-01T00:00:00Z", 1);
    Process process = start("-Xmx64m", "-XX:+ExitOnOutOfMemoryError");
    try {
      stage.serves("/a", "200 " + HOST);
      stage.serves("/small/p0", "200 large.example.com");

      for (int i = 0; i < ingresses; i++) {
        stage.cluster().fill("large", "i" + i, "2026-01-01T00:00:00Z", paths);
      }
      stage.cluster().fill("large", "small", "2025-01-01T00:00:00Z", 8000);
      says("Ingress large/small is held back, its live route stays as it is: ");
      stage.cluster().apply("team-a", "shop", HOST, "/a", "/b");
      stage.serves("/b", "200 " + HOST);
      assertThat(stage.served("/small/p0")).isEqualTo("200 large.example.com");
    } finally {
      process.destroy();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
    Process next = start("-Xmx64m", "-XX:+ExitOnOutOfMemoryError");
    try {
      says("in sync: ");
      stage.cluster().apply("team-a", "shop", HOST, "/a", "/c");
      stage.serves("/c", "200 " + HOST);
      assertThat(stage.served("/small/p0")).isEqualTo("200 large.example.com");
      assertThat(log()).contains("Ingress large/i0 is held back, none of its routes is live: ");
    } finally {
      next.destroy();
      assertThat(next.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(Files.readString(folder.resolve("err"))).isEmpty();
    }
  }

  @Test
  void saysInOneLineThatItCannotStart() throws Exception {
    Process process = run(List.of(), "--context", "no-such");

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isOne();
    assertThat(Files.readString(folder.resolve("err")).lines())
        .singleElement()
        .asString()
        .startsWith("gateway: ")
        .contains("has no context \"no-such\"");
  }

  private Process start(String... jvm) throws IOException {
    return run(List.of(jvm));
  }

  private Process run(List<String> jvm, String... more) throws IOException {
    List<String> command = JavaCommand.with(jvm.toArray(String[]::new));
    command.addAll(
        List.of(
            "-jar",
            JAR.toString(),
            "watch",
            "--http=127.0.0.1:0",
            "--debounce=100ms",
            "--endpoint-url=" + stage.aws().endpoint()));
    command.addAll(List.of(more));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile());
    builder.environment().keySet().retainAll(List.of("PATH"));
    builder
        .environment()
        .putAll(
            Map.of(
                "HOME",
                folder.toString(),
                "KUBECONFIG",
                stage.cluster().kubeconfig(folder).toString()));
    return builder.start();
  }

  private void says(String words) throws Exception {
    Eventually.holds(() -> assertThat(log()).contains(words));
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("out"));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
