package dev.ingressmap.localstage.template;

import dev.ingressmap.localstage.program.Deadline;
import java.util.ArrayList;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A list made by a template. Its use stops at the deadline, even if it contains the same list many
 * times.
 */
final class TimedList extends ArrayList<@Nullable Object> {

  TimedList(Collection<?> values) {
    super(values);
  }

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
  public int indexOf(@Nullable Object value) {
    Deadline.current().check();
    return super.indexOf(value);
  }

  @Override
  public String toString() {
    return Output.joined("[", this, "]");
  }
}
