package dev.ingressmap.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What runs with the rights of the repository is what was reviewed. */
class WorkflowsTest {

  private static final Path WORKFLOWS = Path.of(System.getProperty("root"), ".github", "workflows");

  @Test
  void pinActionsByTheirCommit() throws IOException {
    assertThat(lines("uses:"))
        .hasSizeGreaterThan(5)
        .allSatisfy(line ->
            assertThat(line).matches(".* uses: (\\./.*|\\S+@[0-9a-f]{40} # v\\d+(\\.\\d+)*)"));
  }

  @Test
  void leaveNoCredentialsInTheWorkingTree() throws IOException {
    assertThat(lines("persist-credentials: false")).hasSameSizeAs(lines("uses: actions/checkout@"));
  }

  @Test
  void haveNoRightsThatNoJobAsksFor() throws IOException {
    try (Stream<Path> workflows = Files.list(WORKFLOWS)) {
      assertThat(workflows.toList())
          .isNotEmpty()
          .allSatisfy(workflow ->
              assertThat(workflow)
                  .content()
                  .containsPattern("(?m)^permissions:( \\{}|\n  contents: read\n(?! ))"));
    }
  }

  /** Each line with that text, after its file's name. */
  private static List<String> lines(String text) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> workflows = Files.list(WORKFLOWS)) {
      for (Path workflow : workflows.toList()) {
        Files.readAllLines(workflow).stream()
            .filter(line -> line.contains(text))
            .forEach(line -> found.add(workflow.getFileName() + ": " + line));
      }
    }
    return found;
  }
}
