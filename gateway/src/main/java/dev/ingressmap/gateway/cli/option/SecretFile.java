package dev.ingressmap.gateway.cli.option;

import dev.ingressmap.gateway.InvalidInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A new file for a secret, which only its owner can read. An existing file is never touched. */
public final class SecretFile implements AutoCloseable {

  private final Path path;
  private final FileChannel channel;
  private boolean written;

  private SecretFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** Throws {@link InvalidInput} if the file already exists, even as a link. */
  public static void checkIsNew(Path path) {
    if (path.toString().isEmpty()) {
      throw new InvalidInput("--out \"\": names no file");
    }
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      throw exists(path);
    }
  }

  private static InvalidInput exists(Path path) {
    return new InvalidInput(
        "--out " + path + ": exists already, and is not overwritten: name another file");
  }

  /**
   * Creates the file, empty.
   *
   * @throws InvalidInput if it cannot be created, or exists
   */
  public static SecretFile create(Path path) {
    boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] owner =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    try {
      return new SecretFile(
          path,
          FileChannel.open(
              path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner));
    } catch (FileAlreadyExistsException e) {
      throw exists(path);
    } catch (IOException e) {
      throw new InvalidInput("--out " + path + ": cannot be written: " + OutputFile.reason(e));
    }
  }

  /** Writes the secret to the disk. */
  public void write(String secret) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.wrap((secret + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      int unused = channel.write(bytes);
    }
    channel.force(true);
    written = true;
  }

  /** Closes the file, and deletes it if nothing was written. */
  @Override
  public void close() {
    try {
      channel.close();
      if (!written) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      // Everything is written, or its failure is already reported.
    }
  }
}
