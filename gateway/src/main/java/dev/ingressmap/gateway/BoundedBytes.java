package dev.ingressmap.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a file or a stream holds, up to a size: a device or a pipe may never end. */
public final class BoundedBytes {

  /** The most that a document of a user may have. */
  public static final int DOCUMENT_MEGABYTES = 64;

  private static final int MEGABYTE = 1024 * 1024;

  private BoundedBytes() {}

  /**
   * Reads a file.
   *
   * @param megabytes the most that it may have
   * @throws IOException if it cannot be read, or has more
   */
  public static byte[] of(Path file, int megabytes) throws IOException {
    try (InputStream input = Files.newInputStream(file)) {
      return of(input, megabytes);
    }
  }

  /** Reads a stream to its end, and does not close it. */
  public static byte[] of(InputStream input, int megabytes) throws IOException {
    byte[] bytes = input.readNBytes(megabytes * MEGABYTE + 1);
    if (bytes.length > megabytes * MEGABYTE) {
      throw new IOException("it has more than " + megabytes + " MB");
    }
    return bytes;
  }

  /**
   * Reads a file of UTF-8.
   *
   * @throws java.nio.charset.CharacterCodingException if it is not UTF-8
   */
  public static String text(Path file, int megabytes) throws IOException {
    return text(of(file, megabytes));
  }

  /** Decodes UTF-8, and throws what {@link #text(Path, int)} throws. */
  public static String text(byte[] bytes) throws IOException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }
}
