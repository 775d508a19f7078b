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
 * @param sign of a change, which is the only thing with a colour; null for none
 * @param text whatever it has, it is one line
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

  /** The sign in its colour, and the indentation of a line that has one. */
  public String lead() {
    // Only our own words go through picocli's markup: other people's may look like it.
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
