package dev.ingressmap.localstage.template;

import dev.ingressmap.localstage.program.Deadline;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A map for templates. Its use stops at the deadline, even if it contains the same map many times.
 */
public final class TimedMap<K extends @Nullable Object, V extends @Nullable Object>
    extends LinkedHashMap<K, V> {

  @Override
  public boolean equals(@Nullable Object other) {
    Deadline.current().check();
    return super.equals(other);
  }

  @Override
  public int hashCode() {
    Deadline.current().check();
    return super.hashCode();
  }

  @Override
  public boolean containsValue(@Nullable Object value) {
    Deadline.current().check();
    return super.containsValue(value);
  }

  @Override
  public String toString() {
    return Output.joined("{", entrySet(), "}");
  }
}
