package dev.ingressmap.localstage;

import dev.ingressmap.gateway.FullDisk;
import dev.ingressmap.gateway.cli.Gateway;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The result of a gateway command. */
record CommandRun(int exitCode, String out, String err) {

  private static final JsonMapper JSON = new JsonMapper();

  /** Runs a command line such as {@code plan -f k8s/base} against an endpoint. */
  static CommandRun of(URI endpoint, String... arguments) {
    return of(new StringWriter(), endpoint, arguments);
  }

  /** Runs a command on a full disk: its result is lost. */
  static CommandRun onAFullDisk(URI endpoint, String... arguments) {
    return of(new FullDisk(), endpoint, arguments);
  }

  private static CommandRun of(Writer out, URI endpoint, String... arguments) {
    StringWriter err = new StringWriter();
    CommandLine commandLine = Gateway.commandLine(arguments);
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--endpoint-url=" + endpoint);
    int exitCode = commandLine.execute(all.toArray(String[]::new));
    return new CommandRun(exitCode, out.toString(), err.toString());
  }

  /** The output, which must be JSON. */
  JsonNode json() {
    return JSON.readTree(out);
  }
}
