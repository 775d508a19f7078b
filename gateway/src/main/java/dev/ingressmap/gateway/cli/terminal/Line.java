package dev.ingressmap.gateway.cli.terminal;

import dev.ingressmap.gateway.deploy.change.Change.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/**
 * A line for people.
 *
 * @param sign of a change, which is the only coloured part; null for none
 * @param text which is always shown as one line
 */
public record Line(@Nullable Action sign, String text) {

  public static final Line EMPTY = of("");

  public static Line of(String text) {
    return new Line(null, text);
  }

  public static List<Line> all(String... texts) {
    return Stream.of(texts).map(Line::of).toList();
  }

  /** The lines with an empty one after them. */
  public static List<Line> spaced(List<Line> lines) {
    List<Line> spaced = new ArrayList<>(lines);
    spaced.add(EMPTY);
    return spaced;
  }

  /** The coloured sign and the indentation of a line that has a sign. */
  public String lead() {
    // Only our own text is parsed as picocli's markup; other people's text may look like it.
    return sign == null
        ? ""
        : Ansi.AUTO.string(
            switch (sign) {
              case ADD -> "  @|green +|@ ";
              case CHANGE -> "  @|yellow ~|@ ";
              case REMOVE -> "  @|red -|@ ";
            });
  }
}
