package dev.ingressmap.gateway.cluster.login;

import dev.ingressmap.gateway.yaml.YamlValue;
import java.io.File;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A command that knows how to get credentials, such as {@code aws eks get-token}.
 *
 * @param command the field with the command, for messages
 * @param variables in addition to this process's environment
 * @param hint how to install it
 */
record ExecPlugin(
    YamlValue command,
    List<String> line,
    Map<String, String> variables,
    String apiVersion,
    @Nullable String hint) {

  private static final JsonMapper JSON = new JsonMapper();

  static ExecPlugin read(KubeconfigEntry exec, KubeconfigEntry cluster) {
    YamlValue mode = exec.get("interactiveMode");
    if (mode != null && mode.string().equals("Always")) {
      throw mode.invalid(
          "cannot be used: this user can only log in at a terminal: choose another user");
    }
    YamlValue command = exec.require("command");
    List<String> line = new ArrayList<>();
    boolean relative = command.text().contains(File.separator);
    line.add(relative ? String.valueOf(exec.path("command")) : command.text());
    exec.value().items("args").forEach(argument -> line.add(argument.string()));
    Map<String, String> variables = new TreeMap<>();
    String apiVersion = exec.require("apiVersion").text();
    variables.put("KUBERNETES_EXEC_INFO", info(exec, cluster, apiVersion));
    exec.value()
        .items("env")
        .forEach(variable ->
            variables.put(variable.require("name").text(), variable.require("value").string()));
    return new ExecPlugin(command, line, variables, apiVersion, exec.text("installHint"));
  }

  private static String info(KubeconfigEntry exec, KubeconfigEntry cluster, String apiVersion) {
    Map<String, Object> spec = new TreeMap<>(Map.of("interactive", false));
    if (exec.flag("provideClusterInfo")) {
      Map<String, Object> facts = new TreeMap<>();
      facts.put("server", cluster.require("server").text());
      facts.put("insecure-skip-tls-verify", cluster.flag("insecure-skip-tls-verify"));
      byte @Nullable [] authorities =
          cluster.bytes("certificate-authority-data", "certificate-authority");
      if (authorities != null) {
        facts.put("certificate-authority-data", Base64.getEncoder().encodeToString(authorities));
      }
      spec.put("cluster", facts);
    }
    return JSON.writeValueAsString(
        new TreeMap<>(Map.of("kind", "ExecCredential", "apiVersion", apiVersion, "spec", spec)));
  }

  /** Runs it. */
  ExecCredential credential() {
    return ExecCredential.parse(this, ExecRun.outputOf(this));
  }
}
