package dev.ingressmap.gateway.deploy.change;

import dev.ingressmap.gateway.Property;
import dev.ingressmap.gateway.deploy.change.Change.Action;
import dev.ingressmap.gateway.deploy.change.Change.Field;
import dev.ingressmap.gateway.deploy.change.Change.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compares live values with desired ones. */
public final class Differences {

  private Differences() {}

  /** The change from live to desired values of a subject with a name. */
  public static Optional<Change> between(
      Kind kind,
      String name,
      @Nullable Map<? extends Property, String> live,
      @Nullable Map<? extends Property, String> desired) {
    return between(kind, new Subject.Thing(name), live, desired);
  }

  /** The change from live to desired values; null values mean that the subject does not exist. */
  public static Optional<Change> between(
      Kind kind,
      Subject subject,
      @Nullable Map<? extends Property, String> live,
      @Nullable Map<? extends Property, String> desired) {
    List<Field> fields =
        fields(live == null ? Map.of() : live, desired == null ? Map.of() : desired);
    if (live == null) {
      return Optional.of(new Change(Action.ADD, kind, subject, fields));
    }
    if (desired == null) {
      return Optional.of(new Change(Action.REMOVE, kind, subject, fields));
    }
    return fields.isEmpty()
        ? Optional.empty()
        : Optional.of(new Change(Action.CHANGE, kind, subject, fields));
  }

  /**
   * The changes of several subjects of one kind.
   *
   * @param live null if it was not read, because there should be none
   */
  public static <K extends Comparable<K>> List<Change> among(
      Kind kind,
      Function<K, Subject> subject,
      @Nullable Map<K, ? extends Map<? extends Property, String>> live,
      Map<K, ? extends Map<? extends Property, String>> desired) {
    SortedSet<K> keys = new TreeSet<>(desired.keySet());
    if (live != null) {
      keys.addAll(live.keySet());
    }
    List<Change> changes = new ArrayList<>();
    for (K key : keys) {
      between(kind, subject.apply(key), live == null ? null : live.get(key), desired.get(key))
          .ifPresent(changes::add);
    }
    return changes;
  }

  private static List<Field> fields(
      Map<? extends Property, String> live, Map<? extends Property, String> desired) {
    Set<Property> properties = new HashSet<>(live.keySet());
    properties.addAll(desired.keySet());
    List<Field> fields = new ArrayList<>();
    for (Property property : properties) {
      String from = live.get(property);
      String to = desired.get(property);
      if (!Objects.equals(from, to)) {
        fields.add(new Field(property, from, to));
      }
    }
    fields.sort(Comparator.comparing(Field::name));
    return fields;
  }
}
