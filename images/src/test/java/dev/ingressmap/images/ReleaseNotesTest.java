package dev.ingressmap.images;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.images.Command.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release happens only if its tag, pom.xml and CHANGELOG.md agree. */
class ReleaseNotesTest {

  @TempDir private Path folder;

  @BeforeEach
  void copy() throws IOException {
    Files.createDirectory(folder.resolve(".ci"));
    Files.copy(
        Path.of(System.getProperty("root"), ".ci/release-notes"),
        folder.resolve(".ci/release-notes"));
    Files.writeString(folder.resolve("pom.xml"), "    <revision>1.10.0</revision>\n");
  }

  @Test
  void areTheSectionOfTheVersion() throws IOException {
    changelog(
        "## 1.10.0, 2026-12-24\n\n- New: [plan](docs/gateway.md), [x](https://x.org)\n\n## 1.1.0, 2026-01-01\n\n- Old\n");

    assertThat(notes("v1.10.0"))
        .isEqualTo(new Outcome(0, "- New: [plan](docs/gateway.md), [x](https://x.org)"));
    assertThat(notes("v1.10.0", "https://example.org/map"))
        .isEqualTo(
            new Outcome(
                0,
                "- New: [plan](https://example.org/map/blob/v1.10.0/docs/gateway.md),"
                    + " [x](https://x.org)"));
  }

  @Test
  void wantTheTagOfTheVersion() throws IOException {
    changelog("## 1.10.0, 2026-12-24\n\n- New\n");

    assertThat(notes("v1.1.0"))
        .isEqualTo(
            new Outcome(
                1,
                "release-notes: the tag is v1.1.0, but pom.xml has 1.10.0: tag v1.10.0, or run"
                    + " .ci/set-version first"));
  }

  @Test
  void wantASection() throws IOException {
    changelog("## 1.1.0, 2026-12-24\n\n- Old\n\n## 1x10.0, 2026-12-24\n\n- Other\n");

    assertThat(notes("v1.10.0"))
        .isEqualTo(
            new Outcome(
                1, "release-notes: CHANGELOG.md has no section '## 1.10.0, <date>': write one"));
  }

  @Test
  void wantADay() throws IOException {
    changelog("## 1.10.0, not released yet\n\n- New\n");

    Outcome outcome = notes("v1.10.0");

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.text())
        .matches(
            "release-notes: CHANGELOG.md says '## 1.10.0, not released yet': say on which day,"
                + " '## 1.10.0, \\d{4}-\\d{2}-\\d{2}'");
  }

  @Test
  void wantToSaySomething() throws IOException {
    changelog("## 1.10.0, 2026-12-24\n\n## 1.1.0, 2026-01-01\n\n- Old\n");

    assertThat(notes("v1.10.0"))
        .isEqualTo(
            new Outcome(
                1,
                "release-notes: CHANGELOG.md has an empty section '## 1.10.0, 2026-12-24': say what"
                    + " is new"));
  }

  private void changelog(String text) throws IOException {
    Files.writeString(folder.resolve("CHANGELOG.md"), "# Changelog\n\n" + text);
  }

  private Outcome notes(String... arguments) {
    return Command.call(
        Stream.concat(
                Stream.of(folder.resolve(".ci/release-notes").toString()), Stream.of(arguments))
            .toList());
  }
}
