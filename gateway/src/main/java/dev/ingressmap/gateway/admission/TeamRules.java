package dev.ingressmap.gateway.admission;

import dev.ingressmap.gateway.settings.policy.Defaults;
import dev.ingressmap.gateway.settings.policy.NamePattern;
import dev.ingressmap.gateway.settings.policy.Team;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a team's Ingresses may have. */
final class TeamRules {

  private final Team team;
  private final List<Validation> validations = new ArrayList<>();

  private TeamRules(Team team) {
    this.team = team;
  }

  static List<Validation> of(Team team, Defaults defaults) {
    TeamRules rules = new TeamRules(team);
    rules.hosts();
    rules.prefixes();
    rules.callers(Objects.requireNonNullElse(defaults.authorizer(), ""));
    rules.annotations(team.annotations());
    rules.services(team.services());
    Terms.validations(defaults, team.laxer(), rules.place("laxer")).forEach(rules::add);
    return rules.validations;
  }

  private void hosts() {
    if (!team.hosts().isEmpty()) {
      String allowed = Cel.texts(team.hosts());
      String host = "claim[0][0]";
      String may = host + " in " + allowed;
      if (team.hosts().stream().anyMatch(name -> name.startsWith("*."))) {
        may +=
            " || %1$s.contains(\".\") && \"*\" + %1$s.substring(%1$s.indexOf(\".\")) in %2$s"
                .formatted(host, allowed);
      }
      add(
          "variables.claims.all(claim, %s)".formatted(may),
          "hosts",
          "host ",
          "variables.claims.filter(claim, !(%s))[0][0][0]".formatted(may));
    }
  }

  private void prefixes() {
    if (!team.prefixes().isEmpty() && !team.prefixes().contains("/")) {
      String may =
          Cel.texts(team.prefixes().stream().map(prefix -> prefix + "/").toList())
              + ".exists(prefix, path.startsWith(prefix))";
      add(
          "variables.claims.all(claim, claim[1].all(path, %s))".formatted(may),
          "prefixes",
          "path ",
          ("variables.claims.filter(claim, claim[1].exists(path, !%1$s))[0][1].filter(path, !%1$s)"
                  + ".map(path, path.size() > 1 ? path.substring(0, path.size() - 1) : path)[0]")
              .formatted(may));
    }
  }

  private void callers(String usual) {
    if (!team.open()) {
      add(
          "!variables.exposed || !variables.isOpen || variables.apiKey",
          "open",
          "routes that everybody may call",
          "");
    }
    if (team.authorizers() != null) {
      add(
          "!variables.exposed || variables.authorizer in "
              + Cel.texts(with(team.authorizers(), "", usual)),
          "authorizers",
          "",
          "variables.authorizer");
    }
    if (team.authorization() != null) {
      add(
          "!variables.exposed || variables.authorizer != \"\" || variables.authorization in "
              + Cel.texts(with(team.authorization())),
          "authorization",
          "",
          "variables.authorization");
    }
  }

  private static List<String> with(Collection<String> allowed, String... more) {
    List<String> all = new ArrayList<>(List.of(more));
    all.addAll(allowed);
    return all.stream().distinct().sorted().toList();
  }

  private void annotations(@Nullable Collection<String> allowed) {
    if (allowed != null) {
      String may = "name in " + Cel.texts(with(allowed));
      add(
          "variables.ours.all(name, %s)".formatted(may),
          "annotations",
          "",
          "variables.ours.filter(name, !(%s)).join(\", \")".formatted(may));
    }
  }

  private void services(@Nullable List<NamePattern> allowed) {
    if (allowed != null && allowed.stream().noneMatch(pattern -> pattern.text().equals("*"))) {
      // A resource has its kind and a space in front of its name.
      String may = "!name.contains(\" \") && (" + Cel.matches("name", allowed) + ")";
      add(
          "variables.services.all(names, names.all(name, %s))".formatted(may),
          "services",
          "",
          "variables.services.filter(names, names.exists(name, !(%1$s)))[0].filter(name, !(%1$s))[0]"
              .formatted(may));
    }
  }

  private String place(String rule) {
    return "teams." + team.name() + "." + rule;
  }

  private void add(String condition, String rule, String what, String value) {
    String message = place(rule) + " does not allow team " + team.name() + " " + what;
    add(new Validation(condition, message, value, ""));
  }

  private void add(Validation rule) {
    validations.add(rule.unless("variables.team != " + Cel.text(team.name())));
  }
}
