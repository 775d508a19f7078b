package dev.ingressmap.gateway.cli.help;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.VersionLines;
import org.junit.jupiter.api.Test;

class BuildNotesTest {

  @Test
  void saysTheCommitAndItsDay() {
    assertThat(BuildNotes.lines("gateway", System.getProperty("project.version")))
        .containsExactlyElementsOf(VersionLines.of("gateway"));
  }

  @Test
  void saysTheVersionAloneIfNoCommitIsKnown() {
    assertThat(BuildNotes.lines("built-without-git", "1.2.3"))
        .containsExactly(
            "built-without-git 1.2.3",
            "Java " + Runtime.version() + ", " + System.getProperty("java.vendor"));
  }
}
