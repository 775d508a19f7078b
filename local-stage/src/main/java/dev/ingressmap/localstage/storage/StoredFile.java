package dev.ingressmap.localstage.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/** How files and folders are named and written. Only their owner may read them: they hold keys. */
final class StoredFile {

  static final String SUFFIX = ".json";

  /** What a write that was cut off leaves behind. */
  static final String UNFINISHED = ".tmp";

  /** Far below the 255 bytes that file systems allow. */
  private static final int MAX_NAME = 200;

  private StoredFile() {}

  /** A name that each file system can have and tells from the names of all other keys. */
  static String name(String key) {
    StringBuilder name = new StringBuilder();
    for (byte one : key.getBytes(StandardCharsets.UTF_8)) {
      char character = (char) (one & 0xff);
      // Some file systems take capital letters for small ones, or drop a dot at the end.
      if ((character >= 'a' && character <= 'z')
          || (character >= '0' && character <= '9')
          || character == '-'
          || character == '_'
          || (character == '.' && !name.isEmpty())) {
        name.append(character);
      } else {
        name.append('%').append(HexFormat.of().toHexDigits(one));
      }
    }
    if (name.length() > MAX_NAME) {
      name.setLength(MAX_NAME - 64);
      name.append(digest(key));
    }
    return name + SUFFIX;
  }

  /** Writes a file that is either as it was or complete, whatever happens meanwhile. */
  static void write(Path file, byte[] content) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
    Files.deleteIfExists(unfinished);
    try (FileChannel channel =
        FileChannel.open(
            unfinished,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            forOwner(unfinished, "rw-------"))) {
      ByteBuffer left = ByteBuffer.wrap(content);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    }
    Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  static Path createFolder(Path folder) throws IOException {
    return Files.isDirectory(folder)
        ? folder
        : Files.createDirectories(folder, forOwner(folder, "rwx------"));
  }

  private static FileAttribute<?>[] forOwner(Path file, String permissions) {
    Set<PosixFilePermission> allowed = PosixFilePermissions.fromString(permissions);
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(allowed)}
        : new FileAttribute<?>[0];
  }

  private static String digest(String key) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
