package dev.ingressmap.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.cluster.Manifest;
import dev.ingressmap.gateway.cluster.MockCluster;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command, reading from a cluster. */
class FromClusterTest {

  @TempDir private Path folder;
  @AutoClose private final EmptyApiGateway aws = new EmptyApiGateway();
  @AutoClose private final MockCluster dev = MockCluster.withObjects();
  @AutoClose private final MockCluster prod = MockCluster.withObjects();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  FromClusterTest() throws IOException {}

  @BeforeEach
  void twoContexts() throws IOException {
    dev.create(Manifest.ingress("team-a", "shop", "/of-dev"));
    prod.create(Manifest.ingress("team-a", "shop", "/a"));
    prod.create(Manifest.ingress("team-b", "shop", "/b"));
    Files.createDirectory(folder.resolve(".kube"));
    Files.writeString(
        folder.resolve(".kube/config"),
        """
        current-context: dev
        contexts: [{name: dev, context: {cluster: dev}}, {name: prod, context: {cluster: prod}}]
        clusters:
          - {name: dev, cluster: {server: "%s"}}
          - {name: prod, cluster: {server: "%s"}}
        """
            .formatted(dev.url(), prod.url()));
  }

  @Test
  void plansForTheCurrentContext() {
    assertThat(run("plan", "--from-cluster")).isEqualTo(2);

    assertThat(err.toString()).isEmpty();
    assertThat(out.toString())
        .startsWith("1 Ingress of context dev (" + dev.url() + ").")
        .contains("+ route  ANY /of-dev  -> http://shop.example.com/of-dev  open  (team-a/shop)");
  }

  @Test
  void plansForTheContextAndNamespaceThatAreNamed() {
    assertThat(run("plan", "--from-cluster", "--context=prod", "-n", "team-b", "-n", "team-a"))
        .isEqualTo(2);
    assertThat(out.toString())
        .startsWith("2 Ingresses of context prod (" + prod.url() + ").")
        .contains("ANY /a", "ANY /b")
        .doesNotContain("of-dev");

    assertThat(run("plan", "--from-cluster", "--context=prod", "--namespace=team-b")).isEqualTo(2);
    assertThat(out.toString()).contains("ANY /b").doesNotContain("ANY /a");
  }

  @Test
  void keepsItsOutputForPrograms() {
    assertThat(run("plan", "--from-cluster", "--output=json")).isEqualTo(2);

    assertThat(new JsonMapper().readTree(out.toString()).get("changes")).hasSize(3);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void tellsProgramsWhatIsWrongWithAnIngress() {
    dev.create(Manifest.ingress("team-c", "bad", "/c").replace("Exact", "exact"));

    assertThat(run("apply", "--from-cluster", "--strict", "--auto-approve", "--output=json"))
        .isEqualTo(1);

    JsonNode errors = new JsonMapper().readTree(out.toString()).get("errors");
    assertThat(errors).hasSize(1);
    assertThat(errors.get(0).asString())
        .startsWith("context dev: Ingress team-c/bad: spec.rules[0].http.paths[0].pathType: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--ingress-class=",
        "--selector=a",
        "--selector=a!=b",
        "--selector=",
        "--selector==b"
      })
  void refusesAChoiceThatWouldChooseNothing(String option) {
    assertThat(run("plan", "--from-cluster", option)).isEqualTo(1);

    assertThat(err.toString().strip().lines()).hasSize(1);
    assertThat(err.toString()).startsWith("gateway: --").contains(": ");
  }

  @Test
  void saysInOneLineThatAClusterCannotBeRead() {
    assertThat(run("plan", "--from-cluster", "-n", "nowhere")).isEqualTo(1);

    assertThat(out.toString()).isEmpty();
    assertThat(err.toString().strip())
        .isEqualTo(
            "gateway: context dev ("
                + dev.url()
                + "): has no namespace nowhere: check --namespace");
  }

  @Test
  void showsTheStackTraceIfAsked() {
    assertThat(run("plan", "--from-cluster", "-n", "nowhere", "--verbose")).isEqualTo(1);

    assertThat(err.toString()).contains("\tat dev.ingressmap.gateway.cluster.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          plan --from-cluster -f ../k8s/base | --from-cluster and -f cannot be combined: remove one
          url --from-cluster -f ../k8s/base  | --from-cluster and -f cannot be combined: remove one
          plan --context prod                | --context: only for reading a cluster: add --from-cluster
          plan -n a --kubeconfig x --context prod | --kubeconfig, --context, --namespace: only for reading a cluster: add --from-cluster
          plan -f ../k8s/base -n a           | --namespace: only for reading a cluster: add --from-cluster
          plan --from-cluster -n Team_A      | --namespace "Team_A": is not the name of a namespace: these are up to 63 lower-case letters, digits and -
          plan --from-cluster -n=            | --namespace "": is not the name of a namespace: these are up to 63 lower-case letters, digits and -
          plan --from-cluster --kubeconfig=  | --kubeconfig "": names no file
          plan --from-cluster --kubeconfig no-such-file | no-such-file: does not exist
          """)
  void refusesOptionsThatMakeNoSense(String arguments, String message) {
    assertThat(run(arguments.split(" "))).isEqualTo(1);

    assertThat(err.toString().strip()).isEqualTo("gateway: " + message);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void namesTheContextsThatThereAre() {
    assertThat(run("plan", "--from-cluster", "--context", "produ")).isEqualTo(1);

    assertThat(err.toString().strip())
        .isEqualTo(
            "gateway: "
                + folder.resolve(".kube/config")
                + ": has no context \"produ\": did you mean prod?");
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    CommandLine commandLine = Gateway.commandLine(MockCluster.nowhere(folder), arguments);
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add(aws.option());
    return commandLine.execute(all.toArray(String[]::new));
  }
}
