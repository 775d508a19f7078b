package dev.ingressmap.gateway.cli.view;

import dev.ingressmap.gateway.api.HeldBack;
import dev.ingressmap.gateway.cli.terminal.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Routes, and what is held back, in Markdown. */
final class RoutesMarkdown {

  private RoutesMarkdown() {}

  static List<Line> of(ViewedMap map) {
    List<String> names =
        RouteColumns.NAMES.stream()
            .map(name -> name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT))
            .toList();
    List<Line> lines =
        new ArrayList<>(
            Markdown.table(names, map.routes().values().stream().map(RouteColumns::of).toList()));
    map.remarks().forEach(remark -> add(lines, "", Markdown.value(remark)));
    if (!map.heldBack().isEmpty()) {
      lines.add(Line.EMPTY);
      lines.add(Line.of("Held back:"));
      lines.add(Line.EMPTY);
      map.heldBack().forEach(held -> add(lines, held));
    }
    return lines;
  }

  private static void add(List<Line> lines, HeldBack held) {
    lines.add(
        Line.of(
            "- "
                + Markdown.value(held.object().describe())
                + " "
                + held.reason().name().toLowerCase(Locale.ROOT)
                + ", "
                + held.consequence()));
    if (!held.stillOpen().isEmpty()) {
      lines.add(
          Line.of(
              "  - STILL OPEN to everybody: "
                  + Markdown.value(String.join(", ", held.stillOpen()))));
    }
    held.problems().forEach(problem -> lines.add(Line.of("  - " + Markdown.value(problem))));
  }

  private static void add(List<Line> lines, String before, String text) {
    lines.add(Line.of(before));
    lines.add(Line.of(text));
  }
}
