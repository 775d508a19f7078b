package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ingressmap.gateway.JavaCommand;
import dev.ingressmap.gateway.VersionLines;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code gateway.jar} as users run it: one file, in its own process. */
class GatewayJarIT {

  private static final Path JAR = Path.of("../gateway/target/gateway.jar");

  @AutoClose private final ApiGatewayUnderTest gateway = new ApiGatewayUnderTest();
  @TempDir private Path folder;

  GatewayJarIT() throws IOException {}

  @Test
  void goesTheWholeWay() throws Exception {
    assertThat(run("plan", "-f", "../k8s/base").exitCode()).isEqualTo(2);
    assertThat(run("apply", "-f", "../k8s/base", "--auto-approve").exitCode()).isZero();
    assertThat(run("plan", "-f", "../k8s/base").exitCode()).isZero();
    CommandRun url = run("url", "-f", "../k8s/base");
    assertThat(url.exitCode()).isZero();
    assertThat(url.out().strip())
        .isEqualTo(gateway.endpoint() + "/_aws/execute-api/" + gateway.onlyApi().id() + "/v1");
    CommandRun status = run("status", "-f", "../k8s/base", "--output=json");
    assertThat(status.json().get("inSync").asBoolean()).as(status.err()).isTrue();
    assertThat(run("history").out()).contains("  live    ");
    assertThat(run("rollback", "--auto-approve").err()).contains("there is nothing to go back to");
    assertThat(run("promote", "--auto-approve").err()).contains("has no canary to promote");
    assertThat(run("destroy", "-f", "../k8s/base", "--auto-approve").exitCode()).isZero();
    assertThat(gateway.apis()).isEmpty();
  }

  @Test
  void givesAScriptTheValueOfAKeyAlone() throws Exception {
    Path settings = Files.writeString(folder.resolve("gateway.yaml"), "usagePlans: {gold: {}}");
    String config = "--config=" + settings;
    assertThat(run("apply", "-f", "../k8s/base", "--auto-approve", config).exitCode()).isZero();
    for (String command : List.of("create", "rotate")) {
      String create =
          String.join(
              " ", command("keys", command, "ann", "--plan=gold", "--auto-approve", config));

      CommandRun run = run(null, List.of("sh", "-c", "K=$(" + create + ") && echo \"<$K>\""));

      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(gateway.client().getApiKeys(r -> r.includeValues(true)).items())
          .anyMatch(key -> run.out().strip().equals("<" + key.value() + ">"));
    }
  }

  @Test
  void readsStandardInput() throws Exception {
    CommandRun plan = run(Path.of("../k8s/base/ingress.yaml"), command("plan", "-f", "-"));

    assertThat(plan.exitCode()).isEqualTo(2);
    assertThat(plan.out()).contains("ANY /health");
  }

  @Test
  void findsTheApiGatewayWhereTheAwsCliFindsIt() throws Exception {
    assertThat(run("apply", "-f", "../k8s/base", "--auto-approve").exitCode()).isZero();

    CommandRun url = run(null, withEndpoint(gateway.endpoint().toString()));
    CommandRun wrong = run(null, withEndpoint("nowhere"));

    assertThat(url.out().strip())
        .as(url.err())
        .isEqualTo(gateway.endpoint() + "/_aws/execute-api/" + gateway.onlyApi().id() + "/v1");
    assertThat(wrong.exitCode()).isEqualTo(1);
    assertThat(wrong.err().strip())
        .isEqualTo(
            "gateway: AWS_ENDPOINT_URL \"nowhere\": is not a URL such as http://localhost:4566");
  }

  private static List<String> withEndpoint(String url) {
    List<String> command = new ArrayList<>(List.of("env", "AWS_ENDPOINT_URL=" + url));
    command.addAll(JavaCommand.with("-jar", JAR.toString(), "url"));
    return command;
  }

  @Test
  void failsInOneLine() throws Exception {
    CommandRun plan = run("plan", "-f", "nowhere");

    assertThat(plan.exitCode()).isEqualTo(1);
    assertThat(plan.err().strip()).isEqualTo("gateway: nowhere: no such file or folder");
    assertThat(plan.out()).isEmpty();
  }

  @Test
  void runsOnJava17() throws IOException {
    String main = "dev/ingressmap/gateway/cli/Gateway.class";
    try (JarFile jar = new JarFile(JAR.toFile());
        DataInputStream header = new DataInputStream(jar.getInputStream(jar.getEntry(main)))) {
      assertThat(header.readInt()).isEqualTo(0xCAFEBABE);
      assertThat(header.readUnsignedShort()).isZero();
      assertThat(header.readUnsignedShort()).as("class file version").isEqualTo(61);
    }
  }

  @Test
  void knowsItsVersion() throws Exception {
    assertThat(run(null, JavaCommand.with("-jar", JAR.toString(), "--version")).out().lines())
        .containsExactlyElementsOf(VersionLines.of("gateway"));
  }

  @Test
  void asksOnATerminal() throws Exception {
    assumeTerminal();
    List<String> apply = command("apply", "-f", "../k8s/base");

    assertThat(onATerminal(apply, "n\n").out())
        .contains("Apply these changes? [y/N]")
        .contains("Nothing was changed.");
    assertThat(gateway.apis()).isEmpty();

    CommandRun yes = onATerminal(apply, "y\n");
    assertThat(yes.exitCode()).as(yes.out()).isZero();
    assertThat(gateway.onlyApi().name()).isEqualTo("demo");
  }

  @Test
  void asksForTheNameOfWhatItDestroys() throws Exception {
    assumeTerminal();
    assertThat(run("apply", "-f", "../k8s/base", "--auto-approve").exitCode()).isZero();
    List<String> destroy = command("destroy");

    for (String answer : List.of("y\n", "yes\n", "demo2\n", "\n")) {
      CommandRun no = onATerminal(destroy, answer);
      assertThat(no.exitCode()).isEqualTo(1);
      assertThat(no.out())
          .contains("Deletes API demo (", "Type the API's name, demo, to delete it:")
          .contains("Nothing was changed.");
      assertThat(gateway.apis()).hasSize(1);
    }

    CommandRun yes = onATerminal(destroy, "demo\n");
    assertThat(yes.exitCode()).as(yes.out()).isZero();
    assertThat(gateway.apis()).isEmpty();
  }

  @Test
  void asksBesideTheJson() throws Exception {
    assumeTerminal();
    Path beside = folder.resolve("beside");
    List<String> apply = command("apply", "-f", "../k8s/base", "--output=json");
    apply.add("2>" + beside);

    CommandRun run = onATerminal(apply, "n\n");

    assertThat(Files.readString(beside))
        .contains("Plan for API demo (new), stage v1:")
        .contains("Apply these changes? [y/N]");
    assertThat(run.out()).contains("\"applied\" : false").doesNotContain("[y/N]", "Plan for");
    assertThat(gateway.apis()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s -f ../k8s/base --output=json > o.json",
        "cat ../k8s/base/ingress.yaml | %s -f -",
        "%s -f ../k8s/base | cat",
        "%s -f ../k8s/base > o.txt"
      })
  void asksOnATerminalThatNothingLeadsTo(String line) throws Exception {
    assumeTerminal();
    String apply =
        line.formatted(String.join(" ", command("apply"))).replace("> ", "> " + folder + "/");

    CommandRun no = onATerminal(List.of(apply), "n\n");
    assertThat(no.out()).contains("Plan for API demo (new)", "Apply these changes? [y/N]");
    assertThat(gateway.apis()).isEmpty();

    CommandRun yes = onATerminal(List.of(apply), "y\n");
    assertThat(yes.exitCode()).as(yes.out()).isZero();
    assertThat(gateway.onlyApi().name()).isEqualTo("demo");
  }

  @Test
  void showsOnATerminalThatItIsAtWork() throws Exception {
    assumeTerminal();
    List<String> slow =
        command("apply", "--auto-approve", "-f", "../k8s/base", "--smoke=/no", "--smoke-timeout=3");

    assertThat(onATerminal(slow, "").out())
        .containsPattern(
            "deploying to stage v1\r\n(\r\u001B\\[K… [1-9] s)+\r\u001B\\[Kchecked: GET");

    slow.addFirst("NO_COLOR=1");
    assertThat(onATerminal(slow, "").out()).doesNotContain("…").doesNotContain("\u001B");
  }

  @Test
  void asksNobodyWithoutATerminal() throws Exception {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/setsid")),
        "setsid(1), which takes a process its terminal, is not there: this is not tested");
    List<String> apply = new ArrayList<>(List.of("setsid", "--wait"));
    apply.addAll(command("apply", "-f", "../k8s/base"));

    CommandRun run = run(null, apply);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("there is no terminal to ask on: give --auto-approve");
    assertThat(gateway.apis()).isEmpty();
  }

  private static void assumeTerminal() {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/script")),
        "script(1), which gives a process a terminal, is not there: the question is not tested");
  }

  private CommandRun onATerminal(List<String> command, String answer) throws Exception {
    Path input = Files.writeString(folder.resolve("answer"), answer);
    return run(input, List.of("script", "-qec", String.join(" ", command), "/dev/null"));
  }

  private CommandRun run(String... arguments) throws Exception {
    return run(null, command(arguments));
  }

  private List<String> command(String... arguments) {
    List<String> command = JavaCommand.with("-jar", JAR.toString());
    command.addAll(List.of(arguments));
    command.add("--endpoint-url=" + gateway.endpoint());
    return command;
  }

  private CommandRun run(@Nullable Path input, List<String> command) throws Exception {
    Path err = folder.resolve("err");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
    if (input != null) {
      builder.redirectInput(input.toFile());
    }
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new CommandRun(process.waitFor(), out, Files.readString(err));
  }
}
