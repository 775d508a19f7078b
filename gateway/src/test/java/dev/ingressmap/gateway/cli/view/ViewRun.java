package dev.ingressmap.gateway.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.cli.Gateway;
import dev.ingressmap.gateway.cli.terminal.Terminal;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The result of a command that shows the map of two teams. */
record ViewRun(int exitCode, String out, String err) {

  private static final JsonMapper JSON = new JsonMapper();

  /** An Ingress. */
  static String ingress(String name, String host, String path, String... annotations) {
    String[] owner = name.split("/", -1);
    String[] place = path.split(" ", -1);
    StringBuilder lines = new StringBuilder();
    for (String annotation : annotations) {
      lines.append("    ingressmap.dev/").append(annotation.replaceFirst("=", ": ")).append('\n');
    }
    return """
    ---
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: %s
      namespace: %s
      annotations:
        of: others
    %sspec:
      rules:
        - host: %s
          http:
            paths:
              - {path: %s, pathType: %s, backend: {service: {name: b, port: {number: 80}}}}
    """
        .formatted(owner[1], owner[0], lines, host, place[1], place[0]);
  }

  /** Runs a command with a map and settings, in a terminal of some width or in none. */
  static ViewRun of(int width, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine gateway =
        Gateway.commandLine(
            new Terminal() {
              @Override
              public Optional<BufferedReader> open() {
                return Optional.empty();
              }

              @Override
              public int width() {
                return width;
              }
            },
            arguments);
    gateway.setOut(new PrintWriter(out, true));
    gateway.setErr(new PrintWriter(err, true));
    int exitCode = gateway.execute(arguments);
    return new ViewRun(exitCode, out.toString(), err.toString());
  }

  /** Runs a command that must succeed. */
  static ViewRun of(String... arguments) {
    ViewRun run = of(Integer.MAX_VALUE, arguments);
    assertThat(run.exitCode).as(run.err).isZero();
    return run;
  }

  JsonNode json() {
    return JSON.readTree(out);
  }
}
