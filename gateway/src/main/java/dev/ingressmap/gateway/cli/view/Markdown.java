package dev.ingressmap.gateway.cli.view;

import dev.ingressmap.gateway.Escaped;
import dev.ingressmap.gateway.cli.terminal.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Markdown for GitHub. Every value is shown as it is, whatever markup it contains. */
final class Markdown {

  private Markdown() {}

  static List<Line> table(List<String> names, List<List<String>> rows) {
    List<Line> lines = new ArrayList<>();
    lines.add(row(names));
    lines.add(row(names.stream().map(name -> "---").toList()));
    rows.forEach(row -> lines.add(row(row.stream().map(Markdown::value).toList())));
    return lines;
  }

  private static Line row(List<String> cells) {
    return Line.of(
        cells.stream()
            .map(cell -> cell.isEmpty() ? " " : " " + cell + " ")
            .collect(Collectors.joining("|", "|", "|")));
  }

  /** A stranger's text, in which GitHub finds no markup, no link and no name to notify. */
  static String value(String text) {
    String line = Escaped.line(text).strip();
    if (line.isEmpty()) {
      return "";
    }
    // A bar would end the cell even in code, and a grave accent the code.
    return line.indexOf('|') < 0 && line.indexOf('`') < 0
        ? "`" + line + "`"
        : "<code>" + withEntities(line) + "</code>";
  }

  private static String withEntities(String line) {
    StringBuilder entities = new StringBuilder();
    line.codePoints()
        .forEach(code -> {
          if (Character.isLetterOrDigit(code) || code == ' ') {
            entities.appendCodePoint(code);
          } else {
            entities.append("&#").append(code).append(';');
          }
        });
    return entities.toString();
  }
}
