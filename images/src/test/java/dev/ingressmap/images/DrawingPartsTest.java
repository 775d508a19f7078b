package dev.ingressmap.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DrawingPartsTest {

  private static final Path DESKTOP =
      FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules/java.desktop");

  private final List<Pattern> patterns =
      DrawingParts.patterns(new Jdk(Path.of(System.getProperty("java.home")))).stream()
          .map(line -> Pattern.compile(line.substring("regex:".length())))
          .toList();

  @Test
  void areWhatDraws() throws IOException {
    assertThat(isLeftOut("javax/swing/JFrame.class")).isTrue();
    assertThat(isLeftOut("sun/java2d/SunGraphics2D.class")).isTrue();
    assertThat(isLeftOut("java/beans/Introspector.class")).isFalse();
    assertThat(isLeftOut("com/sun/beans/introspect/ClassInfo.class")).isFalse();
    assertThat(isLeftOut("module-info.class")).isFalse();
    assertThat(left()).isLessThan(3_000_000);
  }

  /** Otherwise jlink refuses to link the module. */
  @Test
  void leaveSomethingOfEachPackage() throws IOException {
    try (Stream<Path> all = Files.walk(DESKTOP)) {
      for (Path folder : all.filter(Files::isDirectory).toList()) {
        try (Stream<Path> files = Files.list(folder)) {
          List<Path> inside = files.filter(Files::isRegularFile).toList();
          if (!inside.isEmpty()) {
            assertThat(inside).anyMatch(file -> !isLeftOut(DESKTOP.relativize(file).toString()));
          }
        }
      }
    }
  }

  private long left() throws IOException {
    long size = 0;
    try (Stream<Path> all = Files.walk(DESKTOP)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        size += isLeftOut(DESKTOP.relativize(file).toString()) ? 0 : Files.size(file);
      }
    }
    return size;
  }

  private boolean isLeftOut(String path) {
    return patterns.stream().anyMatch(p -> p.matcher("/java.desktop/" + path).matches());
  }
}
