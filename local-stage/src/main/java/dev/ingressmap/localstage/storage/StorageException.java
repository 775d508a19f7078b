package dev.ingressmap.localstage.storage;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What is kept cannot be read or written. The message is one line for the user. */
public final class StorageException extends RuntimeException {

  StorageException(Path file, String problem) {
    super(file + ": " + problem);
  }

  StorageException(Path file, String problem, @Nullable Throwable cause) {
    super(file + ": " + problem, cause);
  }
}
