package dev.ingressmap.localstage;

import dev.ingressmap.gateway.Escaped;
import dev.ingressmap.localstage.storage.StorageException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file to which the access logs of all stages are appended, line by line. */
final class AccessLogFile implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(AccessLogFile.class);

  private final BufferedWriter writer;

  private AccessLogFile(BufferedWriter writer) {
    this.writer = writer;
  }

  /**
   * Opens a file, which is created if it is not there.
   *
   * @throws InvalidSetting if it cannot be written
   */
  static AccessLogFile open(Path file) {
    try {
      return new AccessLogFile(
          Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    } catch (IOException e) {
      throw new InvalidSetting(
          Setting.ACCESS_LOG, file + " cannot be written: " + StorageException.reason(e));
    }
  }

  /** Writes a line, which may contain text of strangers. */
  void write(String line) {
    try {
      writer.write(Escaped.line(line));
      writer.newLine();
      writer.flush();
    } catch (IOException e) {
      log.warn("a line of the access log cannot be written: {}", StorageException.reason(e));
    }
  }

  @Override
  public void close() {
    try {
      writer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
