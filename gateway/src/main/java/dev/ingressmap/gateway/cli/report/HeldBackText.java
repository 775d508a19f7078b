package dev.ingressmap.gateway.cli.report;

import dev.ingressmap.gateway.api.HeldBack;
import dev.ingressmap.gateway.cli.terminal.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is held back and why, for people; no lines if nothing is. */
public final class HeldBackText {

  private HeldBackText() {}

  public static List<Line> of(List<HeldBack> heldBack) {
    List<Line> lines = new ArrayList<>();
    if (!heldBack.isEmpty()) {
      lines.add(Line.of(""));
      lines.add(Line.of("Held back:"));
      heldBack.forEach(held -> add(held, lines));
    }
    return lines;
  }

  private static void add(HeldBack held, List<Line> lines) {
    if (!held.stillOpen().isEmpty()) {
      lines.add(Line.of("  STILL OPEN to everybody: " + String.join(", ", held.stillOpen())));
    }
    lines.add(
        Line.of(
            "  "
                + held.object().describe()
                + "  "
                + held.reason().name().toLowerCase(Locale.ROOT)
                + ", "
                + held.consequence()));
    held.problems().forEach(problem -> lines.add(Line.of("      " + problem)));
  }
}
