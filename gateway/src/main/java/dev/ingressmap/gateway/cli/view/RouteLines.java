package dev.ingressmap.gateway.cli.view;

import dev.ingressmap.gateway.cli.terminal.Line;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.StringJoiner;

/**
 * Routes for people: a table, or two lines for each route if the terminal is too narrow for it.
 * Nothing is ever cut.
 */
final class RouteLines {

  private static final String GAP = "  ";

  private RouteLines() {}

  static List<Line> of(Collection<ViewedRoute> routes, int width) {
    List<List<String>> rows = routes.stream().map(RouteColumns::of).toList();
    List<Line> table = table(rows);
    return table.stream().allMatch(line -> line.text().length() <= width)
        ? table
        : folded(rows, width);
  }

  private static List<Line> table(List<List<String>> rows) {
    List<List<String>> all = new ArrayList<>(List.of(RouteColumns.NAMES));
    all.addAll(rows);
    int[] widths = new int[RouteColumns.NAMES.size()];
    // A column without values has no width, and no name.
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        if (!row.get(i).isEmpty()) {
          widths[i] =
              Math.max(
                  widths[i], Math.max(RouteColumns.NAMES.get(i).length(), row.get(i).length()));
        }
      }
    }
    return all.stream().map(row -> Line.of(line(row, widths))).toList();
  }

  private static String line(List<String> row, int[] widths) {
    StringJoiner line = new StringJoiner(GAP);
    for (int i = 0; i < widths.length; i++) {
      if (widths[i] > 0) {
        line.add(padded(row.get(i), widths[i]));
      }
    }
    return line.toString().stripTrailing();
  }

  private static List<Line> folded(List<List<String>> rows, int width) {
    int indent =
        rows.stream().mapToInt(row -> row.get(RouteColumns.METHOD).length()).max().orElse(0)
            + GAP.length();
    List<Line> lines = new ArrayList<>();
    for (List<String> row : rows) {
      String start = padded(row.get(RouteColumns.METHOD), indent);
      wrap(
          start,
          indent,
          List.of(row.get(RouteColumns.PATH), row.get(RouteColumns.ACCESS)),
          width,
          lines);
      String backend = row.get(RouteColumns.BACKEND);
      wrap(
          " ".repeat(indent),
          indent,
          List.of(
              row.get(RouteColumns.OWNER),
              backend.contains("://") ? "-> " + backend : backend,
              row.get(RouteColumns.NOTE)),
          width,
          lines);
    }
    return lines;
  }

  /** Adds the words, which are never broken themselves. */
  private static void wrap(
      String start, int indent, List<String> words, int width, List<Line> lines) {
    StringBuilder line = new StringBuilder(start);
    boolean first = true;
    for (String word : words) {
      if (!first && !word.isEmpty() && line.length() + GAP.length() + word.length() > width) {
        lines.add(Line.of(line.toString()));
        line = new StringBuilder(" ".repeat(indent));
        first = true;
      }
      if (!word.isEmpty()) {
        line.append(first ? "" : GAP).append(word);
        first = false;
      }
    }
    lines.add(Line.of(line.toString()));
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
