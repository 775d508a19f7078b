package dev.ingressmap.gateway.mapping;

import dev.ingressmap.gateway.route.IngressMap;
import dev.ingressmap.gateway.settings.policy.Ingresses;
import dev.ingressmap.gateway.source.Manifests;
import dev.ingressmap.gateway.yaml.YamlDocuments;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ingress maps for tests, in short lines such as {@code Exact shop.example.com/orders}. */
public final class Routes {

  private static final Pattern NAMED =
      Pattern.compile("(?:([a-z0-9-]+)/)?([a-z0-9-]+)(?:@([0-9]+))?: *(.*)");

  private final StringBuilder manifests = new StringBuilder();
  private int ingresses;

  /** An Ingress for each line, named i1, i2 and so on. */
  public static Routes of(String lines) {
    Routes routes = new Routes();
    lines.lines().filter(line -> !line.isBlank()).forEach(line -> routes.ingress(line.strip()));
    return routes;
  }

  /**
   * Reads a line: path type, host and path, and then annotations such as {@code methods=GET}. In
   * front there may be a name and, if the Ingress is of a cluster, its age: {@code shop/web@3:} was
   * created on the third of the month.
   */
  private void ingress(String line) {
    Matcher named = NAMED.matcher(line);
    String name = "i" + ++ingresses;
    String created = "";
    String namespace = "";
    if (named.matches()) {
      name = named.group(2);
      namespace = named.group(1) == null ? "" : "  namespace: " + named.group(1) + "\n";
      created =
          named.group(3) == null
              ? ""
              : "  creationTimestamp: \"2026-01-%02dT00:00:00Z\"%n"
                  .formatted(Integer.parseInt(named.group(3)));
    }
    String[] words = (named.matches() ? named.group(4) : line).split(" +", -1);
    int slash = words[1].indexOf('/');
    String host = words[1].substring(0, slash);
    manifests.append("---\napiVersion: networking.k8s.io/v1\nkind: Ingress\n");
    manifests.append("metadata:\n  name: ").append(name).append('\n');
    manifests.append(namespace).append(created);
    manifests.append("  annotations:\n    of: others\n");
    for (int i = 2; i < words.length; i++) {
      String[] annotation = words[i].split("=", 2);
      if (!annotation[0].equals("tls")) {
        manifests.append("    ingressmap.dev/%s: \"%s\"%n".formatted(annotation[0], annotation[1]));
      }
    }
    manifests.append("spec:\n");
    if (line.endsWith(" tls")) {
      manifests.append("  tls: [{hosts: [%s]}]%n".formatted(host));
    }
    String hostField = host.isEmpty() ? "" : "host: \"" + host + "\", ";
    manifests.append(
        "  rules: [{%shttp: {paths: [{path: '%s', pathType: %s, backend: {service: {name: b, port: {number: 80}}}}]}}]%n"
            .formatted(hostField, words[1].substring(slash), words[0]));
  }

  /** The manifests. */
  public String text() {
    return manifests.toString();
  }

  /** The map, as if the Ingresses came from a cluster. */
  public IngressMap ofCluster() {
    return ofCluster(Ingresses.ALL);
  }

  /** The map of some of them, as if they came from a cluster. */
  public IngressMap ofCluster(Ingresses wanted) {
    return Manifests.read(YamlDocuments.read("cluster", new ByteArrayInputStream(bytes())), wanted);
  }

  /** The map of some manifests, as if they came from a cluster. */
  static IngressMap ofCluster(String manifests) {
    return Manifests.read(
        YamlDocuments.read(
            "cluster", new ByteArrayInputStream(manifests.getBytes(StandardCharsets.UTF_8))),
        Ingresses.ALL);
  }

  public IngressMap map() {
    return Manifests.read(List.of("-"), () -> new ByteArrayInputStream(bytes()));
  }

  private byte[] bytes() {
    return manifests.toString().getBytes(StandardCharsets.UTF_8);
  }
}
