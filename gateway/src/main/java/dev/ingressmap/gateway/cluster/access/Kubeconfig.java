package dev.ingressmap.gateway.cluster.access;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.cluster.login.KubeconfigEntry;
import dev.ingressmap.gateway.cluster.login.UserEntry;
import dev.ingressmap.gateway.yaml.NearestName;
import dev.ingressmap.gateway.yaml.YamlDocuments;
import dev.ingressmap.gateway.yaml.YamlValue;
import io.fabric8.kubernetes.client.Config;
import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One or several kubeconfig files. If several have an entry, the first one counts. */
final class Kubeconfig {

  private final String source;
  private final Map<String, KubeconfigEntry> contexts = new LinkedHashMap<>();
  private final Map<String, KubeconfigEntry> clusters = new LinkedHashMap<>();
  private final Map<String, KubeconfigEntry> users = new LinkedHashMap<>();
  private @Nullable String current;

  private Kubeconfig(String source) {
    this.source = source;
  }

  static Kubeconfig read(List<Path> files) {
    Kubeconfig kubeconfig =
        new Kubeconfig(
            files.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    for (Path file : files) {
      YamlDocuments.read(file).forEach(document -> kubeconfig.add(file, document));
    }
    return kubeconfig;
  }

  private void add(Path file, YamlValue document) {
    YamlValue marked = document.get("current-context");
    if (current == null && marked != null && !marked.string().isEmpty()) {
      current = marked.string();
    }
    KubeconfigEntry.addAll(file, document.items("contexts"), "context", contexts);
    KubeconfigEntry.addAll(file, document.items("clusters"), "cluster", clusters);
    KubeconfigEntry.addAll(file, document.items("users"), "user", users);
  }

  /** The access that a context gives; null means the current context. */
  Access access(@Nullable String wanted, Environment environment) {
    String name = wanted == null ? current : wanted;
    if (name == null) {
      throw new InvalidInput(
          source
              + ": has no current-context: choose one with --context"
              + (contexts.isEmpty() ? "" : ": known are " + String.join(", ", contexts.keySet())));
    }
    KubeconfigEntry context = contexts.get(name);
    if (context == null) {
      throw new InvalidInput(
          source
              + ": has no context \""
              + name
              + "\""
              + (contexts.isEmpty()
                  ? ", nor any other"
                  : NearestName.hint(name, contexts.keySet())));
    }
    Config config = Access.emptyConfig();
    KubeconfigEntry cluster = entry(clusters, context.require("cluster"));
    ClusterEntry.apply(cluster, config, environment);
    if (context.text("user") != null) {
      UserEntry.apply(entry(users, context.require("user")), cluster, config);
    }
    String namespace = context.text("namespace");
    return new Access("context " + name, namespace == null ? "default" : namespace, config);
  }

  private static KubeconfigEntry entry(Map<String, KubeconfigEntry> entries, YamlValue name) {
    KubeconfigEntry entry = entries.get(name.text());
    if (entry == null) {
      String hint =
          entries.isEmpty() ? ": there are none" : NearestName.hint(name.text(), entries.keySet());
      throw name.invalid("\"" + name.text() + "\" is not in the kubeconfig" + hint);
    }
    return entry;
  }
}
