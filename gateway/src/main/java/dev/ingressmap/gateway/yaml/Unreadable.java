package dev.ingressmap.gateway.yaml;

import dev.ingressmap.gateway.InvalidInput;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Why a file or folder cannot be read, in words for its owner. */
public final class Unreadable {

  private Unreadable() {}

  /**
   * The error to throw.
   *
   * @param source what could not be read, usually a file name
   */
  public static InvalidInput of(String source, IOException failure) {
    return new InvalidInput(source + ": " + reason(failure));
  }

  private static String reason(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "does not exist";
    }
    if (failure instanceof AccessDeniedException) {
      return "may not be read: check its permissions";
    }
    if (failure instanceof CharacterCodingException) {
      return "is not UTF-8: save it as UTF-8";
    }
    @Nullable String words =
        failure instanceof FileSystemException file ? file.getReason() : failure.getMessage();
    return "cannot be read: " + Objects.requireNonNullElseGet(words, failure::toString);
  }
}
