package dev.ingressmap.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ingressmap.images.Command.Outcome;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Examples and manifests cannot read the version in pom.xml. They name the same one. */
class ProjectVersionTest {

  private static final Path ROOT = Path.of(System.getProperty("root"));
  private static final String VERSION = System.getProperty("project.version");
  private static final Pattern NAMED =
      Pattern.compile(
          "(?<=ingressmap/(?:healthy-service|default-backend|gateway|local-stage):)[^\\s\"'`,]+"
              + "|(?<=(?:healthy-service|default-backend|local-stage)-)\\d[^\\s/]*(?=-exec\\.jar)");

  @TempDir private Path copy;

  @BeforeEach
  void copyWhatNamesAVersion() throws IOException {
    for (Path file : Stream.concat(texts(ROOT), own("pom.xml", ".ci/set-version")).toList()) {
      Path to = copy.resolve(ROOT.relativize(file));
      Files.createDirectories(to.getParent());
      Files.copy(file, to);
    }
  }

  @Test
  void isTheSameEverywhere() throws IOException {
    assertThat(named(ROOT).toList())
        .as("run .ci/set-version %s", VERSION)
        .hasSizeGreaterThan(20)
        .allSatisfy(found -> assertThat(found).endsWith(" names " + VERSION));
  }

  @Test
  void isSetByOneCommand() throws IOException {
    assumeTrue(
        System.getProperty("os.name").equals("Linux"),
        ".ci/set-version needs GNU's sed: not tested");
    long before = named(copy).count();

    assertThat(setVersion("9.8.7-rc.1")).isEqualTo(new Outcome(0, ""));

    assertThat(Files.readString(copy.resolve("pom.xml")))
        .contains("<revision>9.8.7-rc.1</revision>");
    assertThat(named(copy).toList())
        .hasSize((int) before)
        .allSatisfy(found -> assertThat(found).endsWith(" names 9.8.7-rc.1"));
    assertThat(setVersion(VERSION).status()).isZero();
    for (Path file : texts(copy).toList()) {
      assertThat(file).hasSameTextualContentAs(ROOT.resolve(copy.relativize(file)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1.2", "v1.2.3", "1.2.3-", "1.2.3 4", "1.2.3|e id", "1.2.3\n"})
  void mustBeAVersion(String version) throws IOException {
    assertThat(setVersion(version))
        .isEqualTo(new Outcome(2, "set-version: give one version, such as 1.1.0 or 1.1.0-rc.1"));

    assertThat(copy.resolve("pom.xml")).hasSameTextualContentAs(ROOT.resolve("pom.xml"));
  }

  private Outcome setVersion(String version) {
    return Command.call(List.of(copy.resolve(".ci/set-version").toString(), version));
  }

  private static Stream<Path> own(String... names) {
    return Stream.of(names).map(ROOT::resolve);
  }

  /** Each place that names a version, as "file names version". */
  private static Stream<String> named(Path folder) throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : texts(folder).toList()) {
      NAMED
          .matcher(Files.readString(file))
          .results()
          .forEach(match -> found.add(folder.relativize(file) + " names " + match.group()));
    }
    return found.stream();
  }

  private static Stream<Path> texts(Path folder) throws IOException {
    List<Path> texts = new ArrayList<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            return Set.of("target", ".git", "node_modules").contains(path.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
            if (path.toString().matches(".*\\.(md|yaml)")) {
              texts.add(path);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return texts.stream();
  }
}
