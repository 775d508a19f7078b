package dev.ingressmap.gateway.cli.report;

import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.cli.terminal.Line;
import dev.ingressmap.gateway.deploy.MapPlan;
import dev.ingressmap.gateway.deploy.access.RouteChanges;
import dev.ingressmap.gateway.deploy.api.Plan;
import dev.ingressmap.gateway.deploy.change.Change;
import dev.ingressmap.gateway.deploy.change.Change.Action;
import dev.ingressmap.gateway.deploy.change.Change.Field;
import dev.ingressmap.gateway.deploy.change.Change.Kind;
import dev.ingressmap.gateway.deploy.stage.StageValue.Pointer;
import dev.ingressmap.gateway.route.DeclaredRoute;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A plan for people: a line for each change, with the values that differ below it. */
public final class PlanText {

  /** Marks changes since the deployment, by others or for another stage. */
  private static final String DRIFT = "  (drift)";

  /** Marks changes that let in callers that were refused before. */
  private static final String MORE_OPEN = "  (more open)";

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private final MapPlan plan;
  private final @Nullable RouteChanges forCallers;
  private final int width;
  private final int kindWidth;
  private final ChangeSummary summary;
  private final List<Line> lines = new ArrayList<>();

  private PlanText(
      MapPlan plan, @Nullable RouteChanges forCallers, Map<Operation.Key, DeclaredRoute> removed) {
    this.plan = plan;
    this.forCallers = forCallers;
    this.width = plan.changes().stream().mapToInt(change -> change.name().length()).max().orElse(0);
    this.kindWidth =
        plan.changes().stream().mapToInt(change -> kind(change).length()).max().orElse(0);
    this.summary = new ChangeSummary(plan.desired(), removed);
  }

  /**
   * The text for a plan.
   *
   * @param forCallers the plan's effect on the callers of a stage that is behind; null if none is
   * @param removed the declarations of the routes that it removes, as far as they are known
   */
  public static List<Line> of(
      MapPlan plan, @Nullable RouteChanges forCallers, Map<Operation.Key, DeclaredRoute> removed) {
    List<Line> lines = new ArrayList<>(new PlanText(plan, forCallers, removed).text());
    lines.addAll(HeldBackText.of(plan.desired().heldBack()));
    List<String> unused = plan.desired().unused();
    if (!unused.isEmpty()) {
      lines.add(Line.of(""));
      lines.add(Line.of("Not used:"));
      unused.forEach(setting -> lines.add(Line.of("  " + setting)));
    }
    return lines;
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
            + " to remove."
            + moreOpen(MoreOpen.routes(plan.changes(), forCallers).size()));
    if (plan.changes().stream().anyMatch(MoreOpen::isApi)) {
      add("The whole API becomes more open.");
    }
    if (forCallers != null) {
      addForCallers(forCallers);
    }
    return lines;
  }

  private void add(String text) {
    lines.add(Line.of(text));
  }

  private static String moreOpen(int routes) {
    return switch (routes) {
      case 0 -> "";
      case 1 -> " 1 route becomes more open.";
      default -> " " + routes + " routes become more open.";
    };
  }

  private void addForCallers(RouteChanges routes) {
    add("");
    add(
        "Stage "
            + plan.settings().stage().name()
            + " is behind the API: "
            + (routes.isEmpty()
                ? "for its callers, the routes stay the same."
                : "for its callers, routes are added or removed:"));
    lines.addAll(lines(routes, summary::of));
    add("AWS shows only the methods of an earlier deployment's paths, not what is behind them.");
  }

  /** The differences for callers. */
  public static List<Line> lines(RouteChanges routes) {
    return lines(routes, key -> "");
  }

  private static List<Line> lines(RouteChanges routes, Function<Operation.Key, String> summary) {
    List<Line> lines = new ArrayList<>();
    Set<String> opened = new TreeSet<>(routes.moreOpen());
    Function<String, String> end =
        route ->
            summary.apply(Operation.Key.parse(route)) + (opened.remove(route) ? MORE_OPEN : "");
    routes.added().forEach(route -> lines.add(line(Action.ADD, route + end.apply(route))));
    routes.removed().forEach(route -> lines.add(line(Action.REMOVE, route + end.apply(route))));
    List.copyOf(opened).forEach(route -> lines.add(line(Action.CHANGE, route + end.apply(route))));
    return lines;
  }

  private static Line line(Action action, String route) {
    return new Line(action, "route  " + route);
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
    String marks = (change.moreOpen() ? MORE_OPEN : "") + (change.drift() ? DRIFT : "");
    lines.addAll(lines(change, kindWidth, width, summary.of(change) + marks));
  }

  /** A change to a stage, without its plan. */
  public static List<Line> lines(Change change) {
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
    List<Field> fields = change.fields().stream().filter(field -> isShown(change, field)).toList();
    int indent = fields.stream().mapToInt(f -> f.name().length()).max().orElse(0);
    return fields.stream()
        .map(field ->
            Line.of(
                ("      %-" + indent + "s  %s -> %s")
                    .formatted(field.name(), value(field.from()), value(field.to()))))
        .toList();
  }

  /** A new stage brings settings for all routes; what it has anyway, or not at all, is no news. */
  private static boolean isShown(Change change, Field field) {
    return change.action() == Action.CHANGE
        || (change.action() == Action.ADD
            && change.kind() == Kind.STAGE
            && field.property() != Pointer.DEPLOYED
            && !"false".equals(field.to()));
  }

  /** A value for the output; hashes are cut. */
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
