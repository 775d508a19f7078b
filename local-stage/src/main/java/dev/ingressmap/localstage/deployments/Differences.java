package dev.ingressmap.localstage.deployments;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects the values that are different. */
final class Differences {

  private final List<Change> found = new ArrayList<>();

  List<Change> found() {
    return List.copyOf(found);
  }

  /** Compares a value; null if there is none. */
  void compare(String what, @Nullable String from, @Nullable String to) {
    if (!Objects.equals(from, to)) {
      found.add(Excerpt.change(what, shown(from), shown(to)));
    }
  }

  /** Compares value by value. */
  void compare(Facts from, Facts to) {
    compareEach("", from, to);
  }

  /**
   * Compares things that have names. One that is added or removed is one change; of one that is in
   * both, each value is.
   */
  <T> void compare(String kind, Map<String, T> from, Map<String, T> to, Function<T, Facts> facts) {
    for (String name : new TreeSet<>(union(from, to))) {
      T before = from.get(name);
      T after = to.get(name);
      String what = kind + " " + name;
      if (before != null && after != null) {
        compareEach(what + ": ", facts.apply(before), facts.apply(after));
      } else {
        compare(what, text(before, facts), text(after, facts));
      }
    }
  }

  private void compareEach(String prefix, Facts from, Facts to) {
    for (String what : union(from.values(), to.values())) {
      compare(prefix + what, from.values().get(what), to.values().get(what));
    }
  }

  private static <T> @Nullable String text(@Nullable T thing, Function<T, Facts> facts) {
    return thing == null ? null : facts.apply(thing).toString();
  }

  private static Set<String> union(Map<String, ?> one, Map<String, ?> other) {
    Set<String> names = new LinkedHashSet<>(one.keySet());
    names.addAll(other.keySet());
    return names;
  }

  /** An empty text is not the same as none. */
  private static String shown(@Nullable String text) {
    return text == null ? "" : text.isEmpty() ? "(empty)" : text;
  }
}
