package dev.ingressmap.gateway.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.cli.Gateway;
import dev.ingressmap.gateway.cluster.LiveCluster;
import dev.ingressmap.gateway.cluster.MockCluster;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What {@code gateway watch} prints before it starts. */
class WatchCommandTest {

  @TempDir private Path folder;
  @AutoClose private final LiveCluster cluster = new LiveCluster();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  WatchCommandTest() throws IOException {}

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --debounce=2          | Invalid value for option '--debounce': '2' is not a duration such as 500ms, 2s or 10m (see gateway watch --help)
          --debounce=1h         | --debounce 3600s: must be 5m or less
          --resync=500ms        | --resync 500ms: must be 1s or more
          --keep=0              | --keep 0: the live deployment stays: give 1 or more
          --http=eighty         | --http "eighty": is not an address such as :8080 or 127.0.0.1:8080
          --http=:70000         | --http ":70000": is not an address such as :8080 or 127.0.0.1:8080
          --config=             | --config "": names no file
          --config=no-such-file | no-such-file: does not exist
          --context=tesd        | KUBECONFIG: has no context "tesd": did you mean test?
          --leader-elect-lease-duration=5s | --leader-elect-lease-duration, -renew-deadline, -retry-period: the first must be 1s or more and longer than the second, and that longer than the third
          -f=k8s/base           | Unknown option: '-f=k8s/base' (see gateway watch --help)
          """)
  void refusesWhatMakesNoSense(String option, String message) throws IOException {
    assertThat(run(option)).isEqualTo(1);

    String kubeconfig = folder.resolve("kubeconfig").toString();
    assertThat(err.toString().strip())
        .isEqualTo("gateway: " + message.replace("KUBECONFIG", kubeconfig));
    assertThat(out.toString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--keep=0", "--http=eighty", "--debounce=1h"})
  void looksForNoClusterBefore(String option) throws IOException {
    assertThat(run(option, folder.resolve("no-kubeconfig").toString())).isEqualTo(1);

    assertThat(err.toString()).startsWith("gateway: " + option.split("=", 2)[0]);
  }

  @Test
  void saysThatThePortIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String address = "127.0.0.1:" + taken.getLocalPort();

      assertThat(run("--http=" + address)).isEqualTo(1);

      assertThat(err.toString().strip())
          .isEqualTo("gateway: --http " + address + ": Address already in use");
    }
  }

  @Test
  void isHelpful() throws IOException {
    assertThat(run("--help")).isZero();

    assertThat(out.toString())
        .contains("--[no-]leader-elect", "--resync=TIME", "--http=[HOST]:PORT")
        .doesNotContain("--from-cluster", "--filename");
  }

  private int run(String option) throws IOException {
    return run(option, cluster.kubeconfig(folder).toString());
  }

  private int run(String option, String kubeconfig) throws IOException {
    CommandLine commandLine = Gateway.commandLine(MockCluster.nowhere(folder));
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    List<String> arguments =
        new ArrayList<>(List.of("watch", "--kubeconfig=" + kubeconfig, option));
    return commandLine.execute(arguments.toArray(String[]::new));
  }
}
