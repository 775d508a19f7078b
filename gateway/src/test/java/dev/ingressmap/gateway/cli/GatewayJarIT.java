package dev.ingressmap.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ingressmap.gateway.JavaCommand;
import dev.ingressmap.gateway.cluster.Manifest;
import dev.ingressmap.gateway.cluster.MockCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The released jar in its own process, and the jars that it was shaded from. */
class GatewayJarIT {

  private static final String FIRST = MockCluster.INGRESSES + 500;

  @TempDir private Path folder;
  @AutoClose private final EmptyApiGateway aws = new EmptyApiGateway();
  @AutoClose private final MockCluster cluster = MockCluster.overTls();

  GatewayJarIT() throws IOException {}

  @Test
  void readsAClusterByTheEnvironmentsKubeconfig() throws Exception {
    cluster.always(FIRST, 200, Manifest.list("next", Manifest.item("team-a", "shop", "/a")));
    cluster.always(
        FIRST + "&continue=next", 200, Manifest.list("", Manifest.item("team-b", "shop", "/b")));

    Run plan = run(List.of(), "plan", "--from-cluster");

    assertThat(plan.err()).isEmpty();
    assertThat(plan.out())
        .startsWith("2 Ingresses of context test (" + cluster.url() + ").")
        .contains("ANY /a", "ANY /b", "2 routes to add, 0 to change, 0 to remove.");
    assertThat(plan.exitCode()).isEqualTo(2);
    assertThat(cluster.request().getHeader("Authorization")).isEqualTo("Bearer s3cret");
  }

  @Test
  void saysInOneLineWhatItMayNot() throws Exception {
    cluster.always(FIRST, 403, "{\"kind\": \"Status\", \"message\": \"User \\\"jane\\\" cannot\"}");

    Run plan = run(List.of(), "plan", "--from-cluster");

    assertThat(plan.out()).isEmpty();
    assertThat(plan.err().lines()).hasSize(1);
    assertThat(plan.err())
        .startsWith(
            "gateway: context test ("
                + cluster.url()
                + "): user \"jane\" may not list ingresses.networking.k8s.io in all namespaces");
    assertThat(plan.exitCode()).isEqualTo(1);
  }

  @Test
  void keepsSecretsEvenFromAStackTrace() throws Exception {
    cluster.always(FIRST, 401, "{}");

    Run plan = run(List.of(), "plan", "--from-cluster", "--verbose");

    assertThat(plan.err()).contains("\tat dev.ingressmap.").doesNotContain("s3cret");
  }

  @Test
  void loadsNothingForClustersThatItDoesNotRead() throws Exception {
    cluster.always(FIRST, 200, Manifest.list("", Manifest.item("team-a", "shop", "/a")));
    String manifests = Path.of("../k8s/base").toAbsolutePath().normalize().toString();

    assertThat(classesOf("plan", "-f", manifests))
        .contains("software.amazon.awssdk")
        .doesNotContain("io.fabric8", "java.net.http");
    assertThat(classesOf("plan", "--from-cluster")).contains("io.fabric8", "java.net.http");
  }

  /** The kernel's own device that is always full. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "schema",
        "completion",
        "export -f %m",
        "plan -f %m",
        "plan -f %m --output=json",
        "destroy",
        "watch --kubeconfig=kubeconfig --no-leader-elect --http=127.0.0.1:0"
      })
  void failsIfItsOutputIsLost(String line) throws Exception {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "there is no /dev/full here: this is not tested");
    String manifests = Path.of("../k8s/base").toAbsolutePath().normalize().toString();

    Run run = run(full, List.of(), line.replace("%m", manifests).split(" "));

    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .startsWith("gateway: standard output cannot be written");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  private String classesOf(String... arguments) throws Exception {
    Path log = folder.resolve("classes");
    assertThat(run(List.of("-Xlog:class+load:file=" + log), arguments).exitCode()).isEqualTo(2);
    return Files.readString(log);
  }

  private record Run(int exitCode, String out, String err) {}

  private Run run(List<String> options, String... arguments) throws Exception {
    return run(folder.resolve("out"), options, arguments);
  }

  private Run run(Path out, List<String> options, String... arguments) throws Exception {
    String credential =
        "{\"kind\": \"ExecCredential\", \"apiVersion\": \"client.authentication.k8s.io/v1\","
            + " \"status\": {\"token\": \"s3cret\"}}";
    Files.writeString(folder.resolve("credential"), credential);
    cluster.kubeconfig(
        folder,
        "certificate-authority: " + cluster.certificate(),
        "exec: {apiVersion: client.authentication.k8s.io/v1, command: cat, args: ["
            + folder.resolve("credential")
            + "]}");
    List<String> command = JavaCommand.with(options.toArray(String[]::new));
    command.addAll(List.of("-jar", Path.of("target", "gateway.jar").toAbsolutePath().toString()));
    command.addAll(List.of(arguments));
    if (!List.of("--help", "schema", "completion").contains(arguments[0])) {
      command.add(aws.option());
    }
    Path err = folder.resolve("err");
    ProcessBuilder process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    process.environment().keySet().retainAll(List.of("PATH"));
    process
        .environment()
        .putAll(
            Map.of(
                "HOME", folder.toString(), "KUBECONFIG", folder.resolve("kubeconfig").toString()));
    int exitCode = process.start().waitFor();
    return new Run(
        exitCode, Files.isRegularFile(out) ? Files.readString(out) : "", Files.readString(err));
  }
}
