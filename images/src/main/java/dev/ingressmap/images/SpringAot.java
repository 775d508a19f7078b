package dev.ingressmap.images;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Spring's ahead-of-time processing: the application's bean definitions as code. They are in a
 * separate jar, because the application's own jar is also used to run several applications in one
 * JVM.
 *
 * @param folder where it is built
 * @param spring the applications that are processed
 */
record SpringAot(Path folder, Jdk jdk, Application application, SpringApplications spring) {

  /** Its path in the image. */
  static final String JAR = "/app/classpath/spring-aot.jar";

  static final String FLAG = "-Dspring.aot.enabled=true";

  /** The earliest time that a jar's entries can have. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0, 0);

  /** Spring's class that processes an application. */
  static final String PROCESSOR = "org.springframework.boot.SpringApplicationAotProcessor";

  /** The class that does the same for several; by name, since Maven's JVM does not have Spring. */
  static final String NAMED_PROCESSOR = "dev.ingressmap.images.NamedAotProcessor";

  /** Whether Spring Boot is among the application's jars. */
  boolean applies() {
    try {
      return jarWith(PROCESSOR).isPresent();
    } catch (IOException e) {
      throw new BuildFailure("cannot read the application's jars", e);
    }
  }

  /** Creates the jar, unless it was created for the same application. */
  Path process() {
    try {
      new Made(folder).from(jdk.version() + "\n" + spring.key() + application.key(), this::make);
      return jar();
    } catch (IOException e) {
      throw new BuildFailure("cannot process the application ahead of time in " + folder, e);
    }
  }

  private Path jar() {
    return folder.resolve("spring-aot.jar");
  }

  private void make() throws IOException {
    String classPath =
        application.classPathFiles().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    Path sources = folder.resolve("sources");
    Path generated = folder.resolve("generated");
    Path classes = Files.createDirectories(folder.resolve("classes"));
    List<Path> packed = new ArrayList<>(List.of(classes));
    for (String mainClass : mainClasses()) {
      // What is already in its folders is deleted by the processor.
      packed.add(generated.resolve(mainClass));
      generate(mainClass, sources.resolve(mainClass), generated.resolve(mainClass), classPath);
    }
    List<String> arguments =
        new ArrayList<>(List.of("-proc:none", "-nowarn", "-d", classes.toString()));
    arguments.addAll(List.of("-cp", classPath));
    files(sources).forEach(source -> arguments.add(source.toString()));
    jdk.run("javac", arguments);
    pack(packed);
  }

  private void generate(String mainClass, Path sources, Path generated, String classPath) {
    List<String> arguments = new ArrayList<>(List.of("-cp", classPath + spring.processorPath()));
    arguments.addAll(List.of(spring.processor(), mainClass));
    arguments.add(sources.toString());
    arguments.add(folder.resolve("resources").resolve(mainClass).toString());
    arguments.add(generated.toString());
    arguments.addAll(List.of("image", "image"));
    arguments.addAll(spring.arguments());
    jdk.run("java", arguments);
  }

  private List<String> mainClasses() {
    return spring.mainClasses().isEmpty() ? List.of(application.mainClass()) : spring.mainClasses();
  }

  private void pack(List<Path> roots) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar());
        JarOutputStream entries = new JarOutputStream(out)) {
      // The same version as the application's, since both jars have classes in its package.
      put(JarFile.MANIFEST_NAME, entries);
      manifest().write(entries);
      for (Path root : roots) {
        for (Path file : files(root)) {
          put(root.relativize(file).toString().replace('\\', '/'), entries);
          Files.copy(file, entries);
        }
      }
    }
  }

  private Manifest manifest() throws IOException {
    Path path = jarWith(mainClasses().get(0)).orElseThrow();
    try (JarFile jar = new JarFile(path.toFile())) {
      return Objects.requireNonNullElseGet(jar.getManifest(), Manifest::new);
    }
  }

  private Optional<Path> jarWith(String className) throws IOException {
    for (Path path : application.classPathFiles()) {
      try (JarFile jar = new JarFile(path.toFile())) {
        if (jar.getEntry(className.replace('.', '/') + ".class") != null) {
          return Optional.of(path);
        }
      }
    }
    return Optional.empty();
  }

  private static void put(String name, JarOutputStream entries) throws IOException {
    JarEntry entry = new JarEntry(name);
    entry.setTimeLocal(TIME);
    entries.putNextEntry(entry);
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
