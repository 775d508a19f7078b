package dev.ingressmap.gateway.check;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a verification.
 *
 * @param routes that do not let everybody in
 * @param calls that were made
 * @param cut whether there were more ways round than calls
 * @param problem why the results prove nothing; null if they do
 * @param unseen what no call could reach
 * @param findings what was not refused
 */
public record Verdict(
    int routes,
    int calls,
    boolean cut,
    @Nullable String problem,
    List<String> unseen,
    List<Finding> findings) {

  public Verdict {
    unseen = List.copyOf(unseen);
    findings = List.copyOf(findings);
  }

  /** What is wrong, in a line for people; null if nothing is. */
  public @Nullable String failure() {
    if (findings.isEmpty()) {
      return problem == null ? null : "not verified: " + problem;
    }
    String count =
        findings.size() == 1
            ? "1 call that must be refused was not"
            : findings.size() + " calls that must be refused were not";
    return count + ", the first: " + findings.get(0);
  }
}
