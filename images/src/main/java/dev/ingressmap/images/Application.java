package dev.ingressmap.images;

import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.ContainerBuildPlan;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FileEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What Jib is about to put into an image: files, class path, JVM flags and main class.
 *
 * @param layers in Jib's order: rarely changed ones first
 * @param classPath absolute paths in the image, in the JVM's search order
 * @param flags for the JVM, before the class path
 * @param directory the working directory of the container
 */
record Application(
    List<FileEntriesLayer> layers,
    List<String> classPath,
    List<String> flags,
    String mainClass,
    String directory) {

  private static final String CLASS_PATH_FILE = "/app/jib-classpath-file";

  Application {
    layers = List.copyOf(layers);
    classPath = List.copyOf(classPath);
    flags = List.copyOf(flags);
  }

  static Application of(ContainerBuildPlan plan) {
    List<String> command = Objects.requireNonNullElse(plan.getEntrypoint(), List.of());
    int option = command.indexOf("-cp");
    if (option < 1 || command.size() < option + 3) {
      throw new BuildFailure(
          "the entrypoint is not Jib's own, java … -cp … <main class>, but " + command);
    }
    List<FileEntriesLayer> layers =
        plan.getLayers().stream().map(FileEntriesLayer.class::cast).toList();
    AbsoluteUnixPath directory = plan.getWorkingDirectory();
    return new Application(
        layers.stream().filter(layer -> !holds(layer, CLASS_PATH_FILE)).toList(),
        classPath(layers),
        command.subList(1, option),
        command.get(option + 2),
        directory == null ? "/" : directory.toString());
  }

  /** This application, with a jar before its class path and one more flag. */
  Application with(Path jar, String imagePath, String flag) {
    FileEntriesLayer layer = ImageLayers.ofOne(jar.getFileName().toString(), jar, imagePath);
    return new Application(
        Stream.concat(layers.stream(), Stream.of(layer)).toList(),
        Stream.concat(Stream.of(imagePath), classPath.stream()).toList(),
        Stream.concat(Stream.of(flag), flags.stream()).toList(),
        mainClass,
        directory);
  }

  List<FileEntry> files() {
    return layers.stream()
        .flatMap(layer -> layer.getEntries().stream())
        .filter(entry -> Files.isRegularFile(entry.getSourceFile()))
        .toList();
  }

  /** The files on the class path, where they are on this machine. */
  List<Path> classPathFiles() {
    return files().stream()
        .filter(file -> classPath.contains(path(file)))
        .map(FileEntry::getSourceFile)
        .toList();
  }

  /**
   * The class path to pass to the JVM: relative to the working directory if all of it is below
   * that. The JVM finds a cache's classes by the path at training, and only a relative path is
   * right in both places. For other paths it forgets where a class came from (JDK-8376576).
   */
  List<String> toldClassPath() {
    String below = directory.endsWith("/") ? directory : directory + "/";
    return !below.equals("/") && classPath.stream().allMatch(path -> path.startsWith(below))
        ? classPath.stream().map(path -> path.substring(below.length())).toList()
        : classPath;
  }

  /** Everything that distinguishes one application from another. */
  String key() throws IOException {
    StringBuilder key = new StringBuilder();
    key.append(flags).append(mainClass).append('\n').append(toldClassPath()).append('\n');
    for (FileEntry file : files()) {
      key.append(path(file)).append(' ').append(file.getModificationTime());
      key.append(' ').append(Sha256.of(file.getSourceFile())).append('\n');
    }
    return key.toString();
  }

  private static List<String> classPath(List<FileEntriesLayer> layers) {
    List<FileEntry> files = layers.stream().flatMap(layer -> layer.getEntries().stream()).toList();
    Path told =
        files.stream()
            .filter(file -> path(file).equals(CLASS_PATH_FILE))
            .map(FileEntry::getSourceFile)
            .findFirst()
            .orElseThrow(() -> new BuildFailure("Jib has not made " + CLASS_PATH_FILE));
    try {
      return Stream.of(Files.readString(told).strip().split(":"))
          .flatMap(path -> path.endsWith("/*") ? jars(files, path) : Stream.of(path))
          .peek(Application::requireJar)
          .toList();
    } catch (IOException e) {
      throw new BuildFailure("cannot read " + CLASS_PATH_FILE, e);
    }
  }

  /** The jars of a wildcard, in a fixed order. The JVM would use the file system's order. */
  private static Stream<String> jars(List<FileEntry> files, String wildcard) {
    String folder = wildcard.substring(0, wildcard.length() - 1);
    return files.stream()
        .map(Application::path)
        .filter(path -> path.startsWith(folder) && path.endsWith(".jar"))
        .sorted();
  }

  private static void requireJar(String path) {
    if (!path.endsWith(".jar")) {
      throw new BuildFailure(
          "an AOT cache takes classes from jars, not from "
              + path
              + ": set Jib's containerizingMode to packaged");
    }
  }

  private static String path(FileEntry file) {
    return file.getExtractionPath().toString();
  }

  private static boolean holds(FileEntriesLayer layer, String path) {
    return layer.getEntries().stream().anyMatch(entry -> path(entry).equals(path));
  }
}
