package dev.ingressmap.gateway.cli;

import dev.ingressmap.gateway.deploy.Change;
import dev.ingressmap.gateway.deploy.Change.Action;
import dev.ingressmap.gateway.deploy.Change.Field;
import dev.ingressmap.gateway.deploy.Change.Kind;
import dev.ingressmap.gateway.deploy.MapPlan;
import dev.ingressmap.gateway.deploy.Plan;
import dev.ingressmap.gateway.deploy.RouteChanges;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A plan for people: a line for each change, with the values that differ below it. */
final class PlanText {

  private static final Pattern ANSWER = Pattern.compile("integration\\.responses\\.([0-9]{3})");

  /** Of what was changed since the deployment, by other hands or for another stage. */
  private static final String DRIFT = "  (drift)";

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private final MapPlan plan;
  private final @Nullable RouteChanges forCallers;
  private final int width;
  private final int kindWidth;
  private final Map<String, String> owners = new HashMap<>();
  private final List<Line> lines = new ArrayList<>();

  private PlanText(MapPlan plan, @Nullable RouteChanges forCallers) {
    this.plan = plan;
    this.forCallers = forCallers;
    this.width = plan.changes().stream().mapToInt(change -> change.name().length()).max().orElse(0);
    this.kindWidth =
        plan.changes().stream().mapToInt(change -> kind(change).length()).max().orElse(0);
    plan.desired()
        .operations()
        .forEach((key, operation) -> owners.put(key.toString(), operation.source().owner()));
  }

  /**
   * The text for a plan.
   *
   * @param forCallers what it changes for the callers of a stage that is behind, null if none is
   */
  static List<Line> of(MapPlan plan, @Nullable RouteChanges forCallers) {
    return new PlanText(plan, forCallers).text();
  }

  private List<Line> text() {
    String api =
        (plan.isSplit() ? "APIs " : "API ")
            + plan.apis().stream().map(PlanText::name).collect(Collectors.joining(", "));
    String stage = "stage " + plan.settings().stage().name();
    if (plan.isEmpty()) {
      return Line.all(
          "No changes: "
              + api
              + ", "
              + stage
              + (plan.isSplit() ? " are" : " is")
              + " what the ingress map says.");
    }
    add("Plan for " + api + ", " + stage + ":");
    add("");
    plan.changes().forEach(this::add);
    add("");
    if (plan.changes().stream().anyMatch(Change::drift)) {
      add(
          "Drift: the stage was deployed from this map, and the API was changed since, by other"
              + " hands or for another stage.");
    }
    long added = count(Action.ADD);
    add(
        added
            + (added == 1 ? " route" : " routes")
            + " to add, "
            + count(Action.CHANGE)
            + " to change, "
            + count(Action.REMOVE)
            + " to remove.");
    if (forCallers != null) {
      addForCallers(forCallers);
    }
    return lines;
  }

  private void add(String text) {
    lines.add(Line.of(text));
  }

  private void addForCallers(RouteChanges routes) {
    boolean same = routes.added().isEmpty() && routes.removed().isEmpty();
    add("");
    add(
        "Stage "
            + plan.settings().stage().name()
            + " is behind the API: "
            + (same
                ? "for its callers, the routes stay."
                : "for its callers, routes come and go:"));
    routes.added().forEach(route -> lines.add(new Line(Action.ADD, "route  " + route)));
    routes.removed().forEach(route -> lines.add(new Line(Action.REMOVE, "route  " + route)));
    add("AWS tells the methods of an earlier deployment's paths, not what is behind them.");
  }

  private static String name(Plan api) {
    return api.desired().settings().api().title()
        + (api.apiId() == null ? " (new)" : " (" + api.apiId() + ")");
  }

  private long count(Action action) {
    return plan.changes().stream()
        .filter(change -> change.kind() == Kind.ROUTE && change.action() == action)
        .count();
  }

  private void add(Change change) {
    String summary = summary(change) + (change.drift() ? DRIFT : "");
    lines.addAll(lines(change, kindWidth, width, summary));
  }

  /** A change of a stage, without the plan that it is of. */
  static List<Line> lines(Change change) {
    return lines(change, kind(change).length(), change.name().length(), "");
  }

  private static String kind(Change change) {
    return change.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static List<Line> lines(Change change, int kindWidth, int width, String summary) {
    String line = "%-" + kindWidth + "s  %-" + width + "s  %s";
    List<Line> lines = new ArrayList<>();
    lines.add(
        new Line(
            change.action(), line.formatted(kind(change), change.name(), summary).stripTrailing()));
    lines.addAll(fields(change));
    return lines;
  }

  private static List<Line> fields(Change change) {
    if (change.action() != Action.CHANGE) {
      return List.of();
    }
    int indent = change.fields().stream().mapToInt(f -> f.name().length()).max().orElse(0);
    return change.fields().stream()
        .map(field ->
            Line.of(
                ("      %-" + indent + "s  %s -> %s")
                    .formatted(field.name(), value(field.from()), value(field.to()))))
        .toList();
  }

  private String summary(Change change) {
    if (change.kind() == Kind.USAGE_PLAN && change.action() == Action.ADD) {
      return values(change, "throttle.*|quota\\.(limit|period)");
    }
    if (change.kind() == Kind.DOMAIN && change.action() != Action.CHANGE) {
      return values(change, "mapping.*|record.*");
    }
    if (change.kind() != Kind.ROUTE || change.action() == Action.CHANGE) {
      return "";
    }
    return target(change) + owner(change);
  }

  /** Some values of what comes or goes, in AWS's names. */
  private static String values(Change change, String names) {
    return change.fields().stream()
        .filter(field -> field.name().matches(names))
        .map(field -> field.name() + " " + value(set(field)))
        .collect(Collectors.joining(", "));
  }

  private static String target(Change change) {
    for (Field field : change.fields()) {
      String set = set(field);
      if (field.name().equals("integration.uri")) {
        return "-> " + value(set);
      }
      Matcher answer = ANSWER.matcher(field.name());
      if (answer.matches() && isMock(change)) {
        return answer.group(1).equals("403") ? "closed: 403" : "answers " + answer.group(1);
      }
    }
    return "";
  }

  /** The value of what comes, or of what goes. */
  private static @Nullable String set(Field field) {
    return field.to() == null ? field.from() : field.to();
  }

  /** Whether API Gateway answers by itself. */
  private static boolean isMock(Change change) {
    return change.fields().stream()
        .filter(field -> field.name().equals("integration.type"))
        .anyMatch(field -> "MOCK".equals(set(field)));
  }

  private String owner(Change change) {
    String owner = owners.get(change.name());
    return owner == null ? "" : "  (" + owner + ")";
  }

  /** A value as it is shown: of a hash, its beginning. */
  static String value(@Nullable String value) {
    if (value == null) {
      return "(none)";
    }
    if (HASH.matcher(value).matches()) {
      return value.substring(0, 12);
    }
    return value.isEmpty() ? "\"\"" : value;
  }
}
