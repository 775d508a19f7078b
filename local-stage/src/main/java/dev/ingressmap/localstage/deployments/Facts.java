package dev.ingressmap.localstage.deployments;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What can be noticed of something: names and values, in an order for people. */
final class Facts {

  private final Map<String, String> values = new LinkedHashMap<>();

  /** Adds a value; null if there is none. */
  Facts add(String what, @Nullable Object value) {
    if (value != null) {
      values.put(what, value.toString());
    }
    return this;
  }

  /** Adds values whose order means nothing. */
  Facts addAll(String what, Collection<?> all) {
    return add(
        what,
        all.isEmpty()
            ? null
            : all.stream().map(Object::toString).sorted().collect(Collectors.joining(", ")));
  }

  /** Adds a value for each name, sorted. */
  Facts addEach(String what, Map<String, ?> each) {
    new TreeMap<>(each).forEach((name, value) -> add(what + " " + name, value));
    return this;
  }

  /** Adds for each name whether it is required, sorted. */
  Facts addRequired(String what, Map<String, Boolean> each) {
    new TreeMap<>(each)
        .forEach((name, required) -> add(what + " " + name, required ? "required" : "optional"));
    return this;
  }

  Map<String, String> values() {
    return values;
  }

  @Override
  public String toString() {
    return values.entrySet().stream()
        .map(value -> value.getKey() + ": " + value.getValue())
        .collect(Collectors.joining("\n"));
  }
}
