package dev.ingressmap.localstage.control.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step of an update: a JSON Patch operation whose value is always a string. */
public record PatchOperation(
    @Nullable String op, @Nullable String path, @Nullable String value, @Nullable String from) {

  static final List<String> OPS = List.of("add", "remove", "move", "test", "replace", "copy");

  public boolean is(String op) {
    return op.equals(this.op);
  }

  /** The value; empty if it is absent. */
  public String text() {
    return value == null ? "" : value;
  }

  /** The last token of the path, unescaped. */
  public String key() {
    String path = target();
    return path.substring(path.lastIndexOf('/') + 1).replace("~1", "/").replace("~0", "~");
  }

  /** The path; AWS's messages call an absent one {@code null}. */
  public String target() {
    return String.valueOf(path);
  }
}
