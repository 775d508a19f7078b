package dev.ingressmap.benchmarks;

import dev.ingressmap.gateway.route.IngressMap;
import dev.ingressmap.gateway.source.Manifests;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file with one Ingress of many paths, ten of them below each first segment. */
final class MapFile {

  static final String HOST = "demo.example.com";

  private MapFile() {}

  static Path write(int routes) throws IOException {
    StringBuilder yaml =
        new StringBuilder(
            """
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata: {name: demo, namespace: demo}
            spec:
              rules:
              - host: demo.example.com
                http:
                  paths:
            """);
    for (int i = 0; i < routes; i++) {
      yaml.append("      - {path: ").append(path(i)).append(", pathType: Exact, ");
      yaml.append("backend: {service: {name: demo, port: {number: 80}}}}\n");
    }
    Path file = Files.createTempFile("map", ".yaml");
    file.toFile().deleteOnExit();
    return Files.writeString(file, yaml);
  }

  static String path(int route) {
    return "/service" + route / 10 + "/part" + route % 10;
  }

  static IngressMap read(Path file) {
    return Manifests.read(List.of(file.toString()), InputStream::nullInputStream);
  }
}
