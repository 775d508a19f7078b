package dev.ingressmap.images;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The parts of {@code java.desktop} that only programs with a screen need: 20 of its 22 MB. Spring
 * and Jackson need the rest, which is JavaBeans.
 */
final class DrawingParts {

  /** JavaBeans, and the classes that the methods of its interfaces name. */
  private static final Pattern NEEDED =
      Pattern.compile("|java/beans(/.*)?|com/sun/beans(/.*)?|java/awt");

  private DrawingParts() {}

  /** What they are, as patterns for jlink's {@code --exclude-resources}. */
  static List<String> patterns(Jdk jdk) {
    try (FileSystem modules =
            FileSystems.newFileSystem(
                URI.create("jrt:/"), Map.of("java.home", jdk.home().toString()));
        Stream<Path> all = Files.walk(modules.getPath("/modules/java.desktop"))) {
      Path root = modules.getPath("/modules/java.desktop");
      List<String> patterns = new ArrayList<>();
      for (Path folder : all.filter(Files::isDirectory).sorted().toList()) {
        String name = root.relativize(folder).toString();
        if (!NEEDED.matcher(name).matches()) {
          // The module lists its packages, and jlink wants to see them all.
          smallest(folder).ifPresent(left -> patterns.add(allBut(left, name)));
        }
      }
      return patterns;
    } catch (IOException e) {
      throw new BuildFailure("cannot read the modules of " + jdk.home(), e);
    }
  }

  private static String allBut(Path left, String folder) {
    String fileName = left.getFileName().toString();
    return "regex:/java\\.desktop/%s/(?!%s$)[^/]+".formatted(escaped(folder), escaped(fileName));
  }

  private static String escaped(String name) {
    return name.replace(".", "\\.").replace("$", "\\$");
  }

  private static Optional<Path> smallest(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .min(Comparator.comparingLong(DrawingParts::size).thenComparing(Path::toString));
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
