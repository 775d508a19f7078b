package dev.ingressmap.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.FullDisk;
import dev.ingressmap.gateway.cluster.MockCluster;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** A command whose result is lost does not succeed. */
class LostOutputTest {

  @TempDir private Path folder;
  @AutoClose private final EmptyApiGateway aws = new EmptyApiGateway();

  LostOutputTest() throws IOException {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "--version",
        "plan --help",
        "schema",
        "policy",
        "completion",
        "export -f ../k8s/base",
        "export -f ../k8s/base --output=json",
        "plan -f ../k8s/base %a",
        "plan -f ../k8s/base %a --output=json",
        "destroy %a",
        "keys list %a",
        "client-certificates list %a"
      })
  void isAnError(String line) {
    StringWriter err = new StringWriter();
    CommandLine commandLine = Gateway.commandLine(MockCluster.nowhere(folder));
    commandLine.setOut(new PrintWriter(new FullDisk(), true));
    commandLine.setErr(new PrintWriter(err, true));
    List<String> arguments = new ArrayList<>(List.of(line.split(" ")));
    arguments.replaceAll(argument -> argument.equals("%a") ? aws.option() : argument);

    int exitCode = commandLine.execute(arguments.toArray(String[]::new));

    assertThat(exitCode).isEqualTo(1);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("gateway: standard output cannot be written");
  }
}
