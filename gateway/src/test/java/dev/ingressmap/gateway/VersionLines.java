package dev.ingressmap.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What {@code --version} has to say here, according to git. */
public final class VersionLines {

  private VersionLines() {}

  /** The lines of a program that Maven has built here and that this process's Java runs. */
  public static List<String> of(String program) {
    List<String> lines = new ArrayList<>();
    lines.add(program + " " + System.getProperty("project.version"));
    if (Files.exists(Path.of("..", ".git"))) {
      lines.add(
          "commit %s of %s"
              .formatted(
                  git("describe", "--always", "--dirty", "--abbrev=12", "--exclude=*"),
                  git("show", "-s", "--format=%cd", "--date=format-local:%Y-%m-%d")));
    }
    lines.add("Java " + Runtime.version() + ", " + System.getProperty("java.vendor"));
    return lines;
  }

  private static String git(String... arguments) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("TZ", "UTC");
    try {
      Process process = builder.start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
