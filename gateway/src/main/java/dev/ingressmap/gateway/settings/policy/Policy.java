package dev.ingressmap.gateway.settings.policy;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the platform decides about the teams' routes.
 *
 * @param teams empty if every namespace may have routes
 */
public record Policy(List<Team> teams, Defaults defaults) {

  /** Everything is allowed, and nothing is the default. */
  public static final Policy NONE = new Policy(List.of(), Defaults.NONE);

  public Policy {
    teams = List.copyOf(teams);
  }

  /** Whether the teams can be told only if the labels of namespaces are known. */
  public boolean needsLabels() {
    return teams.stream().anyMatch(team -> !team.labels().isEmpty());
  }

  /**
   * The team of a namespace: the one that names it, then the one with the longest matching
   * beginning, then the first one with matching labels, and last the one with {@code *} alone.
   */
  public Optional<Team> of(String namespace, Map<String, String> labels) {
    record Match(Team team, NamePattern pattern) {}
    return teams.stream()
        .flatMap(team -> team.namespaces().stream().map(pattern -> new Match(team, pattern)))
        .filter(match -> match.pattern().matches(namespace))
        .max(
            Comparator.comparing((Match match) -> match.pattern().isExact())
                .thenComparingInt(match -> match.pattern().text().length()))
        .map(Match::team)
        .filter(team -> isNamed(team, namespace) || labelled(labels).isEmpty())
        .or(() -> labelled(labels));
  }

  private static boolean isNamed(Team team, String namespace) {
    return team.namespaces().stream()
        .anyMatch(pattern -> !pattern.text().equals("*") && pattern.matches(namespace));
  }

  private Optional<Team> labelled(Map<String, String> labels) {
    return teams.stream().filter(team -> team.hasLabels(labels)).findFirst();
  }
}
