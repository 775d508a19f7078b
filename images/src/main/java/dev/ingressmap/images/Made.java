package dev.ingressmap.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file or folder of the build that is made once, for as long as what it is made from is the same.
 */
record Made(Path path) {

  /** What makes it. */
  @FunctionalInterface
  interface Making {
    void make() throws IOException;
  }

  /**
   * Makes it, unless it is there and was made from the same.
   *
   * @param key all that it depends on
   */
  void from(String key, Making making) throws IOException {
    Path note = path.resolveSibling(path.getFileName() + ".from");
    if (Files.exists(path) && Files.exists(note) && Files.readString(note).equals(key)) {
      return;
    }
    // First, so that nothing half made is ever taken for the whole.
    Files.deleteIfExists(note);
    Layout.delete(path);
    Files.createDirectories(path.toAbsolutePath().getParent());
    making.make();
    Files.writeString(note, key);
  }
}
