package dev.ingressmap.gateway.source;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.yaml.Unreadable;
import dev.ingressmap.gateway.yaml.YamlDocuments;
import dev.ingressmap.gateway.yaml.YamlValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The files in a path. */
final class ManifestFolder {

  private static final Set<String> KUSTOMIZATION_NAMES =
      Set.of("kustomization.yaml", "kustomization.yml", "Kustomization");

  /** Fields of a Kustomization that do not affect the routes of an Ingress. */
  private static final Set<String> HARMLESS =
      Set.of(
          "apiVersion",
          "kind",
          "metadata",
          "resources",
          "labels",
          "commonLabels",
          "images",
          "replicas",
          "configMapGenerator",
          "secretGenerator",
          "generatorOptions",
          "buildMetadata",
          "sortOptions");

  private ManifestFolder() {}

  static List<Path> filesOf(Path path) {
    return filesOf(path, Set.of());
  }

  private static List<Path> filesOf(Path path, Set<Path> outer) {
    if (Files.notExists(path)) {
      throw new InvalidInput(path + ": no such file or folder");
    }
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    List<Path> files = filesIn(path);
    for (Path file : files) {
      if (KUSTOMIZATION_NAMES.contains(nameOf(file))) {
        return resourcesOf(path, file, outer);
      }
    }
    return files.stream().filter(ManifestFolder::isManifest).toList();
  }

  private static List<Path> filesIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw Unreadable.of(folder.toString(), e);
    }
  }

  private static List<Path> resourcesOf(Path folder, Path kustomization, Set<Path> outer) {
    Set<Path> folders = new HashSet<>(outer);
    folders.add(folder.toAbsolutePath().normalize());
    List<Path> files = new ArrayList<>();
    for (YamlValue document : YamlDocuments.read(kustomization)) {
      Map<String, YamlValue> fields = document.entries();
      fields.forEach((field, value) -> {
        if (!HARMLESS.contains(field)) {
          throw value.invalid(
              "rewrites resources: render them with kubectl kustomize "
                  + folder
                  + " and give the result to -f -");
        }
      });
      document
          .items("resources")
          .forEach(resource -> files.addAll(resource(folder, resource, folders)));
    }
    return files;
  }

  private static List<Path> resource(Path folder, YamlValue resource, Set<Path> outer) {
    Path path = folder.resolve(resource.text()).normalize();
    if (!Files.exists(path)) {
      throw resource.invalid(
          "\""
              + resource.text()
              + "\" is not a file or folder here: render with kubectl kustomize");
    }
    if (outer.contains(path.toAbsolutePath().normalize())) {
      throw resource.invalid("\"" + resource.text() + "\" leads back to this Kustomization");
    }
    return filesOf(path, outer);
  }

  private static boolean isManifest(Path file) {
    String name = nameOf(file);
    return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
  }

  private static String nameOf(Path file) {
    return String.valueOf(file.getFileName());
  }
}
