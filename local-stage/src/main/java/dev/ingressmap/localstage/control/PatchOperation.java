package dev.ingressmap.localstage.control;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step of an update: a JSON Patch operation whose value is always a string. */
record PatchOperation(
    @Nullable String op, @Nullable String path, @Nullable String value, @Nullable String from) {

  static final List<String> OPS = List.of("add", "remove", "move", "test", "replace", "copy");

  boolean is(String op) {
    return op.equals(this.op);
  }

  /** The value, or nothing where it is absent. */
  String text() {
    return value == null ? "" : value;
  }

  /** The last token of the path, unescaped. */
  String key() {
    String path = target();
    return path.substring(path.lastIndexOf('/') + 1).replace("~1", "/").replace("~0", "~");
  }

  /** The path, which AWS calls {@code null} where it is absent. */
  String target() {
    return String.valueOf(path);
  }
}
