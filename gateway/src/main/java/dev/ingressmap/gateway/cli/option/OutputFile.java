package dev.ingressmap.gateway.cli.option;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

/** A file that the command line names for a result. */
public final class OutputFile {

  private OutputFile() {}

  public static void write(Path file, String text) throws IOException {
    Files.writeString(file, text + System.lineSeparator());
  }

  /** Why it could not be written, in words for people. */
  public static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such folder";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    return e instanceof FileSystemException file && file.getReason() != null
        ? file.getReason()
        : Objects.toString(e.getMessage(), "the reason is unknown");
  }
}
