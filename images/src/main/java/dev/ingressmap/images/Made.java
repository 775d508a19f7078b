package dev.ingressmap.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file or folder of the build that is created once and reused while its input is the same. */
record Made(Path path) {

  /** Creates it. */
  @FunctionalInterface
  interface Making {
    void make() throws IOException;
  }

  /**
   * Creates it, unless it exists and was created from the same input.
   *
   * @param key everything that it depends on
   */
  void from(String key, Making making) throws IOException {
    Path note = path.resolveSibling(path.getFileName() + ".from");
    if (Files.exists(path) && Files.exists(note) && Files.readString(note).equals(key)) {
      return;
    }
    // The key is deleted first, so that a half-made result is never taken for a complete one.
    Files.deleteIfExists(note);
    Layout.delete(path);
    Files.createDirectories(path.toAbsolutePath().getParent());
    making.make();
    Files.writeString(note, key);
  }
}
