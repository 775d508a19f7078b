package dev.ingressmap.gateway.deploy.change;

import dev.ingressmap.gateway.deploy.change.Change.Action;
import dev.ingressmap.gateway.deploy.change.Change.Field;
import dev.ingressmap.gateway.deploy.change.Change.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares named values. */
public final class Differences {

  private Differences() {}

  /** The change from live to desired values, where null means that the thing does not exist. */
  public static Optional<Change> between(
      Kind kind,
      String name,
      @Nullable Map<String, String> live,
      @Nullable Map<String, String> desired) {
    List<Field> fields =
        fields(live == null ? Map.of() : live, desired == null ? Map.of() : desired);
    if (live == null) {
      return Optional.of(new Change(Action.ADD, kind, name, fields));
    }
    if (desired == null) {
      return Optional.of(new Change(Action.REMOVE, kind, name, fields));
    }
    return fields.isEmpty()
        ? Optional.empty()
        : Optional.of(new Change(Action.CHANGE, kind, name, fields));
  }

  /**
   * The changes of several things of one kind.
   *
   * @param live null where nobody looked, since there should be none
   */
  public static <K extends Comparable<K>> List<Change> among(
      Kind kind,
      @Nullable Map<K, ? extends Map<String, String>> live,
      Map<K, ? extends Map<String, String>> desired) {
    SortedSet<K> keys = new TreeSet<>(desired.keySet());
    if (live != null) {
      keys.addAll(live.keySet());
    }
    List<Change> changes = new ArrayList<>();
    for (K key : keys) {
      between(kind, key.toString(), live == null ? null : live.get(key), desired.get(key))
          .ifPresent(changes::add);
    }
    return changes;
  }

  private static List<Field> fields(Map<String, String> live, Map<String, String> desired) {
    SortedSet<String> names = new TreeSet<>(live.keySet());
    names.addAll(desired.keySet());
    List<Field> fields = new ArrayList<>();
    for (String name : names) {
      String from = live.get(name);
      String to = desired.get(name);
      if (!Objects.equals(from, to)) {
        fields.add(new Field(name, from, to));
      }
    }
    return fields;
  }
}
