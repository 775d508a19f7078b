package dev.ingressmap.localstage.storage;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is kept cannot be read or written. The message is one line for the user. */
public final class StorageException extends RuntimeException {

  StorageException(Path file, String problem) {
    super(file + ": " + problem);
  }

  StorageException(Path file, String problem, @Nullable Throwable cause) {
    super(file + ": " + problem, cause);
  }

  /** A file or a folder that the system does not let be used. */
  static StorageException of(Path file, String problem, IOException cause) {
    return new StorageException(file, problem + ": " + reason(cause), cause);
  }

  /** Why the system does not let a file be used, in words for its owner. */
  public static String reason(IOException failure) {
    return switch (failure) {
      case AccessDeniedException _ -> "its permissions do not allow it";
      case NoSuchFileException _ -> "it is not there";
      case FileAlreadyExistsException e -> e.getFile() + " is no folder";
      case FileSystemException e when e.getReason() != null -> e.getReason();
      default -> Objects.requireNonNullElseGet(failure.getMessage(), failure::toString);
    };
  }
}
