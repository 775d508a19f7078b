package dev.ingressmap.gateway.admission;

import dev.ingressmap.gateway.settings.policy.NamePattern;
import dev.ingressmap.gateway.settings.policy.Team;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The team of an Ingress's namespace: the one that names it, then the one with the longest matching
 * beginning, then the first one with matching labels, and last the one with {@code *} alone.
 */
final class TeamOfNamespace {

  private static final String NAMESPACE = "request.namespace";
  private static final String LABELS = "variables.namespaceLabels";

  private TeamOfNamespace() {}

  /** A pattern and the team that has it. */
  private record Given(NamePattern pattern, Team team) {

    String pair() {
      String text = pattern.isExact() ? pattern.text() : pattern.beginning();
      return Cel.texts(List.of(text, team.name()));
    }

    int length() {
      return pattern.text().length();
    }
  }

  static Map<String, String> variables(List<Team> teams) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put(
        "namespaceLabels",
        "has(namespaceObject.metadata.labels) ? namespaceObject.metadata.labels : {}");
    variables.put("teams", teamsOf(teams));
    variables.put(
        "team",
        "variables.claims.size() > 0 && variables.teams.size() > 0 ? variables.teams[0][1] : \"\"");
    return variables;
  }

  /** Pairs of which the first one's second word is the team. */
  private static String teamsOf(List<Team> teams) {
    List<Given> given =
        teams.stream()
            .flatMap(team -> team.namespaces().stream().map(pattern -> new Given(pattern, team)))
            .toList();
    String exact = pairs(given.stream().filter(each -> each.pattern().isExact()).map(Given::pair));
    String longest =
        pairs(
            given.stream()
                .filter(each -> !each.pattern().isExact() && !isForAll(each.pattern()))
                .sorted(Comparator.comparingInt(Given::length).reversed())
                .map(Given::pair));
    String labelled =
        pairs(
            teams.stream()
                .filter(team -> !team.labels().isEmpty())
                .map(team ->
                    Cel.has(LABELS, team.labels())
                        + " ? "
                        + Cel.texts(List.of("", team.name()))
                        + " : []"));
    String last =
        pairs(given.stream().filter(each -> isForAll(each.pattern())).limit(1).map(Given::pair));
    List<String> found = new ArrayList<>();
    add(found, exact, ".filter(pair, pair[0] == " + NAMESPACE + ")");
    add(found, longest, ".filter(pair, " + NAMESPACE + ".startsWith(pair[0]))");
    add(found, labelled, ".filter(pair, pair.size() > 0)");
    add(found, last, "");
    return String.join(" + ", found);
  }

  private static void add(List<String> found, String pairs, String filter) {
    if (!pairs.equals("[]")) {
      found.add(pairs + filter);
    }
  }

  private static String pairs(Stream<String> pairs) {
    return pairs.collect(Collectors.joining(", ", "[", "]"));
  }

  private static boolean isForAll(NamePattern pattern) {
    return !pattern.isExact() && pattern.beginning().isEmpty();
  }

  /** Refuses Ingresses of namespaces that have no team. */
  static Stream<Validation> validations(List<Team> teams) {
    boolean anybody =
        teams.stream()
            .flatMap(team -> team.namespaces().stream())
            .anyMatch(TeamOfNamespace::isForAll);
    return anybody
        ? Stream.of()
        : Stream.of(
            new Validation(
                "variables.claims.size() == 0 || variables.teams.size() > 0",
                "namespace ",
                NAMESPACE,
                " belongs to no team: the platform can add it to teams in gateway.yaml"));
  }
}
