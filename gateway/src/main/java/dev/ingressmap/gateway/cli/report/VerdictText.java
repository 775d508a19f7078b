package dev.ingressmap.gateway.cli.report;

import dev.ingressmap.gateway.check.Finding;
import dev.ingressmap.gateway.check.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The report of a verification, for people. */
public final class VerdictText {

  /** How many findings of one route are shown; further ones are mostly similar. */
  private static final int SHOWN = 3;

  private VerdictText() {}

  public static List<String> of(Verdict verdict) {
    List<String> lines = new ArrayList<>();
    if (verdict.routes() == 0) {
      lines.add("The map has no protected or closed route: there is nothing to verify.");
      return lines;
    }
    Map<String, Integer> shown = new HashMap<>();
    for (Finding finding : verdict.findings()) {
      int count = shown.merge(finding.route(), 1, Integer::sum);
      if (count <= SHOWN) {
        lines.add(finding.toString());
      } else if (count == SHOWN + 1) {
        lines.add("and more of " + finding.route() + ": gateway verify --output json shows all");
      }
    }
    verdict.unseen().forEach(what -> lines.add("Not tried: " + what + "."));
    if (verdict.cut()) {
      lines.add("There are more ways round: --calls of gateway verify allows more.");
    }
    if (verdict.problem() != null) {
      lines.add("No proof: " + verdict.problem() + ".");
    }
    lines.add(
        "Protected and closed routes: %d. Calls: %d, not refused: %d."
            .formatted(verdict.routes(), verdict.calls(), verdict.findings().size()));
    return lines;
  }
}
