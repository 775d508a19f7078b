package dev.ingressmap.localstage.template;

import dev.ingressmap.localstage.program.Deadline;
import java.io.IOException;
import java.io.UncheckedIOException;
import net.minidev.json.JSONArray;
import org.jspecify.annotations.Nullable;

/** An array of a JSON document. It is written as JSON. */
final class TimedArray extends JSONArray {

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
    Output text = new Output();
    try {
      writeJSONString(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
