package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The AWS CLI of the PATH, without the configuration of the user who runs the tests.
 *
 * @param home where its configuration would be
 */
record AwsCli(URI endpoint, Path home) {

  /** Whether it is there; {@code .ci/run} installs it. */
  static boolean isInstalled() throws InterruptedException {
    try {
      Process version = new ProcessBuilder("aws", "--version").redirectErrorStream(true).start();
      version.getInputStream().readAllBytes();
      return version.waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** What it prints for a command that must be accepted, or must not. */
  String run(String command, boolean accepted) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("aws"));
    arguments.addAll(List.of(command.split(" ", -1)));
    arguments.add("--endpoint-url=" + endpoint);
    arguments.add("--output=json");
    ProcessBuilder builder = new ProcessBuilder(arguments).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder
        .environment()
        .putAll(
            Map.of(
                "AWS_ACCESS_KEY_ID", "test",
                "AWS_SECRET_ACCESS_KEY", "test",
                "AWS_REGION", "us-east-1",
                "AWS_DEFAULT_REGION", "us-east-1",
                "AWS_CONFIG_FILE", home.resolve("config").toString(),
                "AWS_SHARED_CREDENTIALS_FILE", home.resolve("credentials").toString(),
                "AWS_PAGER", ""));
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor() == 0).as(command + ": " + output).isEqualTo(accepted);
    return output;
  }
}
