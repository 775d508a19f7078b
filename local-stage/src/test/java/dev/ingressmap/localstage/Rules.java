package dev.ingressmap.localstage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Ingress manifests for tests, in short lines such as {@code Exact a.example.com/orders}. */
final class Rules {

  private Rules() {}

  /**
   * Writes an Ingress for each rule.
   *
   * @param rules path type, host and path, then annotations such as {@code methods=GET}
   */
  static void write(Path file, List<String> rules) throws IOException {
    StringBuilder manifests = new StringBuilder();
    Set<String> names = new HashSet<>();
    for (String rule : rules) {
      String[] words = rule.split(" +", -1);
      String name = "i" + Integer.toHexString(Objects.hash(words[0], words[1]));
      String unique = names.add(name) ? name : name + "-" + names.size();
      names.add(unique);
      manifests.append(ingress(unique, words));
    }
    Files.writeString(file, manifests);
  }

  private static String ingress(String name, String[] words) {
    int slash = words[1].indexOf('/');
    StringBuilder annotations = new StringBuilder("    of: others\n");
    for (int i = 2; i < words.length; i++) {
      String[] annotation = words[i].split("=", 2);
      annotations.append("    ingressmap.dev/%s: \"%s\"\n".formatted(annotation[0], annotation[1]));
    }
    return """
    ---
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: %s
      annotations:
    %sspec:
      rules:
        - host: "%s"
          http:
            paths:
              - path: %s
                pathType: %s
                backend: {service: {name: b, port: {number: 80}}}
    """
        .formatted(
            name, annotations, words[1].substring(0, slash), words[1].substring(slash), words[0]);
  }
}
