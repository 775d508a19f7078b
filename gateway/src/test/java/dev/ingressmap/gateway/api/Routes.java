package dev.ingressmap.gateway.api;

import dev.ingressmap.gateway.route.IngressMap;
import dev.ingressmap.gateway.source.Manifests;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Ingress maps for tests, in short lines such as {@code Exact shop.example.com/orders}. */
public final class Routes {

  private final StringBuilder manifests = new StringBuilder();
  private int ingresses;

  /** An Ingress for each line, named i1, i2 and so on. */
  public static Routes of(String lines) {
    Routes routes = new Routes();
    lines.lines().filter(line -> !line.isBlank()).forEach(line -> routes.ingress(line.strip()));
    return routes;
  }

  /** Reads a line: path type, host and path, and then annotations such as {@code methods=GET}. */
  private void ingress(String line) {
    String[] words = line.split(" +", -1);
    int slash = words[1].indexOf('/');
    String host = words[1].substring(0, slash);
    manifests.append("---\napiVersion: networking.k8s.io/v1\nkind: Ingress\n");
    manifests.append("metadata:\n  name: i").append(++ingresses).append('\n');
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

  public IngressMap map() {
    byte[] bytes = manifests.toString().getBytes(StandardCharsets.UTF_8);
    return Manifests.read(List.of("-"), () -> new ByteArrayInputStream(bytes));
  }
}
