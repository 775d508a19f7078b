package dev.ingressmap.gateway.api;

import dev.ingressmap.gateway.settings.Places;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.Split;
import dev.ingressmap.gateway.yaml.NearestName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Distributes the operations of a map over the APIs of its parts. */
final class Partition {

  private final Settings settings;
  private final SortedMap<String, SortedMap<Operation.Key, Operation>> parts = new TreeMap<>();

  private Partition(DesiredApi whole) {
    this.settings = whole.settings();
    Split split = settings.api().split();
    split.parts().forEach(part -> parts.put(part, new TreeMap<>()));
    for (Operation operation : whole.operations().values()) {
      String part = split.partOf(operation.key().path());
      add(part, operation.at(Split.within(part, operation.key().path())));
    }
    whole.operations().values().stream()
        .filter(operation -> isCatchAll(operation.key().path()))
        .forEach(this::reachParts);
  }

  /** The APIs of the parts; the rest is last. */
  static List<DesiredApi> of(DesiredApi whole) {
    return new Partition(whole).desired();
  }

  /** What prevents the paths from being split. */
  static List<String> problems(Settings settings, Collection<Operation.Key> keys) {
    List<String> problems = new ArrayList<>();
    Split split = settings.api().split();
    Places places = settings.places();
    if (split.isNone()) {
      return problems;
    }
    List<String> firsts =
        keys.stream().map(key -> Split.first(key.path())).distinct().sorted().toList();
    for (String segment : split.segments()) {
      if (!firsts.contains(segment)) {
        problems.add(
            places.ofSplit(segment)
                + ": there is no path under /"
                + segment
                + NearestName.hint(segment, firsts));
      }
    }
    if (split.segments().containsAll(firsts)) {
      problems.add(places.ofSplit() + ": leaves no path for the rest: remove a segment");
    }
    keys.stream()
        .filter(key -> Split.first(key.path()).startsWith("{") && !isCatchAll(key.path()))
        .map(key ->
            places.ofSplit()
                + ": "
                + key
                + " begins with a variable, which the APIs of other segments do not see:"
                + " give it a literal first segment")
        .forEach(problems::add);
    return problems;
  }

  /** Adds the route for all paths to the parts, too. */
  private void reachParts(Operation operation) {
    String path = operation.key().path();
    String variable = path.substring("/{".length(), path.length() - "+}".length());
    for (String part : settings.api().split().segments()) {
      fallBack(part, operation.withVariable(variable, part + "/{" + variable + "}"));
      fallBack(part, operation.withoutVariable(variable, part).at("/"));
    }
  }

  /** Adds the route that API Gateway would try if a resource lacks the method of a call. */
  private void fallBack(String part, Operation operation) {
    Operation.Key any = new Operation.Key(operation.key().path(), "ANY");
    if (!parts.getOrDefault(part, new TreeMap<>()).containsKey(any)) {
      add(part, operation);
    }
  }

  private void add(String part, Operation operation) {
    parts.getOrDefault(part, new TreeMap<>()).putIfAbsent(operation.key(), operation);
  }

  private List<DesiredApi> desired() {
    List<DesiredApi> desired = new ArrayList<>();
    for (String part : settings.api().split().parts()) {
      desired.add(new DesiredApi(settings.of(part), parts.getOrDefault(part, new TreeMap<>())));
    }
    return desired;
  }

  private static boolean isCatchAll(String path) {
    return path.matches("/\\{[^/]*\\+}");
  }
}
