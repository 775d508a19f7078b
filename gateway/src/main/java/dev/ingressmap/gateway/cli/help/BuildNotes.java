package dev.ingressmap.gateway.cli.help;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** What {@code --version} says of a program: its version, its commit, and the Java that runs it. */
public final class BuildNotes {

  private static final int SHORT = 12;
  private static final String CHANGED = "-dirty";

  private BuildNotes() {}

  /**
   * The lines to print.
   *
   * @param module that the program was built in, which is its name as well
   */
  public static String[] lines(String module, String version) {
    List<String> lines = new ArrayList<>(List.of(module + " " + version));
    Properties noted = read("/META-INF/" + module + "/git.properties");
    String commit = noted.getProperty("git.commit.id.describe", "");
    String time = noted.getProperty("git.commit.time", "");
    // A build from a source archive knows neither.
    if (commit.length() > SHORT && time.length() > 10) {
      lines.add(
          "commit %s%s of %s"
              .formatted(
                  commit.substring(0, SHORT),
                  commit.endsWith(CHANGED) ? CHANGED : "",
                  time.substring(0, 10)));
    }
    lines.add("Java " + Runtime.version() + ", " + System.getProperty("java.vendor"));
    return lines.toArray(String[]::new);
  }

  private static Properties read(String resource) {
    Properties noted = new Properties();
    try (InputStream in = BuildNotes.class.getResourceAsStream(resource)) {
      if (in != null) {
        noted.load(in);
      }
    } catch (IOException e) {
      // The version is worth saying without the rest.
      return new Properties();
    }
    return noted;
  }
}
