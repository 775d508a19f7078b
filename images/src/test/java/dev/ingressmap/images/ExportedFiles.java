package dev.ingressmap.images;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What is in a container's file system, as tar lists it. */
final class ExportedFiles {

  private ExportedFiles() {}

  /** The names of the application's jars; the runtime has one as well. */
  static Set<String> jars(String container) {
    return list(container)
        .lines()
        .filter(line -> line.contains(" app/"))
        .map(line -> line.substring(line.lastIndexOf('/') + 1))
        .filter(name -> name.endsWith(".jar"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Regular files that may be executed, are not mere libraries and not Docker's empty ones. */
  static List<String> programs(String container) {
    return list(container)
        .lines()
        .filter(line -> line.matches("-\\S*x\\S*\\s+\\S+\\s+[1-9].*"))
        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
        .filter(file -> !file.matches(".*\\.so(\\.[0-9.]+)?"))
        .toList();
  }

  private static String list(String container) {
    try {
      List<Process> pipeline =
          ProcessBuilder.startPipeline(
              List.of(
                  new ProcessBuilder("docker", "export", container),
                  new ProcessBuilder("tar", "--list", "--verbose")));
      return new String(pipeline.get(1).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
