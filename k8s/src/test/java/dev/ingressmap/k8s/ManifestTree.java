package dev.ingressmap.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A copy of the folder of manifests, to which overlays can be added. */
record ManifestTree(Path root) {

  /** Components that exclude one another. */
  static final List<String> ALTERNATIVES =
      List.of("components/gateway-job", "components/gateway-watch");

  /** Patches of components that name the other controller's class. */
  static final String OF_THE_RETIRED_CONTROLLER =
      """
      patches:
        - target: {kind: Ingress}
          patch: |-
            - {op: replace, path: /spec/ingressClassName, value: ingress-nginx}
        - target: {kind: Deployment, name: external-dns}
          patch: |-
            - {op: test, path: /spec/template/spec/containers/0/args/1, value: --ingress-class=nginx}
            - {op: replace, path: /spec/template/spec/containers/0/args/1, value: --ingress-class=ingress-nginx}
      """;

  private static final Path SOURCE = Path.of("").toAbsolutePath();
  private static final List<String> PARTS =
      List.of("base", "controllers", "components", "overlays", "kustomization.yaml");

  static ManifestTree copyTo(Path root) throws IOException {
    for (String part : PARTS) {
      try (Stream<Path> files = Files.walk(SOURCE.resolve(part))) {
        files.forEach(file -> copy(file, root.resolve(SOURCE.relativize(file))));
      }
    }
    return new ManifestTree(root);
  }

  private static void copy(Path from, Path to) {
    try {
      Files.copy(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All folders that hold a kustomization of this kind: components or overlays. */
  static List<String> folders(String under, String kind) throws IOException {
    try (Stream<Path> files = Files.walk(SOURCE.resolve(under))) {
      return files
          .filter(file -> file.endsWith("kustomization.yaml") && read(file).contains(kind))
          .map(file -> SOURCE.relativize(file.getParent()).toString())
          .sorted()
          .toList();
    }
  }

  /** All components that can be used together, with one of the alternatives. */
  static List<String> componentsWith(String alternative) throws IOException {
    return folders("components", "kind: Component").stream()
        .filter(one -> one.equals(alternative) || !ALTERNATIVES.contains(one))
        .toList();
  }

  /**
   * A new overlay of these folders.
   *
   * @param more further lines of its kustomization
   */
  Path overlay(String name, List<String> resources, List<String> components, String more)
      throws IOException {
    Path folder = Files.createDirectories(root.resolve("overlays").resolve(name));
    Files.writeString(
        folder.resolve("kustomization.yaml"),
        """
        apiVersion: kustomize.config.k8s.io/v1beta1
        kind: Kustomization
        resources: [%s]
        components: [%s]
        %s
        """
            .formatted(paths(resources), paths(components), more));
    return folder;
  }

  private static String paths(List<String> folders) {
    return String.join(", ", folders.stream().map(folder -> "../../" + folder).toList());
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
