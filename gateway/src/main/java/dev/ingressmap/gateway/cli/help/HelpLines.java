package dev.ingressmap.gateway.cli.help;

import java.util.Map;
import java.util.StringJoiner;

/** Text in lines of limited width, broken only between words. */
final class HelpLines {

  private static final int INDENT = 2;

  /** The longest term that has its meaning on the same line. */
  private static final int MAX_TERM = 20;

  private final int width;
  private final StringJoiner lines =
      new StringJoiner(System.lineSeparator(), "", System.lineSeparator());

  HelpLines(int width) {
    this.width = width;
  }

  /** Adds a line unchanged. */
  void line(String line) {
    lines.add(line.isEmpty() ? "" : " ".repeat(INDENT) + line);
  }

  /** Adds the heading of a section. */
  void heading(String heading) {
    if (lines.length() > System.lineSeparator().length()) {
      lines.add("");
    }
    lines.add(heading);
  }

  void paragraph(String text) {
    wrap(" ".repeat(INDENT), INDENT, text);
  }

  /** Adds terms and their meanings, in order. */
  void terms(Map<String, String> meanings) {
    int longest = meanings.keySet().stream().mapToInt(String::length).max().orElse(0);
    boolean beside = longest <= MAX_TERM;
    meanings.forEach((term, meaning) -> {
      String start = " ".repeat(INDENT) + term;
      if (beside) {
        int column = INDENT + longest + INDENT;
        wrap(start + " ".repeat(column - start.length()), column, meaning);
      } else {
        lines.add(start);
        wrap(" ".repeat(INDENT + 4), INDENT + 4, meaning);
      }
    });
  }

  private void wrap(String start, int indent, String text) {
    StringBuilder line = new StringBuilder(start);
    boolean first = true;
    for (String word : text.strip().split("\\s+", -1)) {
      if (!first && line.length() + 1 + word.length() > width) {
        lines.add(line.toString().stripTrailing());
        line = new StringBuilder(" ".repeat(indent));
        first = true;
      }
      line.append(first ? "" : " ").append(word);
      first = false;
    }
    lines.add(line.toString().stripTrailing());
  }

  @Override
  public String toString() {
    return lines.toString();
  }
}
