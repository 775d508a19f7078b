package dev.ingressmap.localstage.console;

import dev.ingressmap.localstage.LocalStage;
import dev.ingressmap.localstage.LocalStageBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Maps for the console to show. */
final class SampleMap {

  private SampleMap() {}

  /** Three teams, a key, a throttle, and a default backend. */
  static LocalStageBuilder ofThreeTeams(Path folder, URI backend) throws IOException {
    Path map =
        Files.writeString(
            folder.resolve("map.yaml"),
            ingress("shop", "", "orders", "carts")
                + ingress("payments", "{ingressmap.dev/api-key-required: \"true\"}", "invoices")
                + ingress("docs", "", "pages"));
    Path config =
        Files.writeString(
            folder.resolve("gateway.yaml"),
            "api: {name: demo}\nstage: {name: v1, throttle: {rate: 1000, burst: 1000}}\n");
    LocalStageBuilder builder = LocalStage.builder().manifests(map).config(config);
    for (String service : new String[] {"orders", "carts", "invoices", "pages"}) {
      builder.upstream(service, backend);
    }
    return builder;
  }

  /** An Ingress of a team with a path for each of its services. */
  static String ingress(String team, String annotations, String... services) {
    StringBuilder text =
        new StringBuilder(
            """
            ---
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata: {name: all, namespace: %s, annotations: %s}
            spec:
              rules:
                - host: demo.example.com
                  http:
                    paths:
            """
                .formatted(team, annotations.isEmpty() ? "{}" : annotations));
    for (String service : services) {
      text.append(
          "          - {path: /%1$s, pathType: Exact, backend: {service: {name: %1$s, port: {number: 80}}}}\n"
              .formatted(service));
    }
    return text.toString();
  }
}
