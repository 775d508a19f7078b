package dev.ingressmap.localstage.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * The code of a function.
 *
 * @param folder where it is
 * @param sha256 of the zip, in base64
 * @param size of the zip, in bytes
 * @param own whether the folder belongs to this process
 */
record UploadedCode(Path folder, String sha256, long size, boolean own) {

  /** AWS's quota of the unzipped code, in bytes. */
  private static final long MAX_SIZE = 250L * 1024 * 1024;

  private static final int MAX_FILES = 50_000;

  /** The code in a folder of the user's, which may change at any time. */
  static UploadedCode in(Path folder) {
    return new UploadedCode(folder, sha256(folder.toString()), 0, false);
  }

  /**
   * Unpacks a zip.
   *
   * @throws LambdaException if it is none, is too large, or would write elsewhere
   */
  static UploadedCode unzip(Path zip, Path folder) {
    try {
      return new UploadedCode(
          Files.createDirectories(folder), unpack(zip, folder), Files.size(zip), true);
    } catch (ZipException | FileSystemException | IllegalArgumentException e) {
      // A file that is a folder elsewhere in the zip, or a name that no file can have, too.
      delete(folder);
      throw unreadable();
    } catch (LambdaException e) {
      delete(folder);
      throw e;
    } catch (IOException e) {
      delete(folder);
      throw new UncheckedIOException(e);
    }
  }

  private static String unpack(Path zip, Path folder) throws IOException {
    MessageDigest digest = digest();
    try (InputStream bytes = new DigestInputStream(Files.newInputStream(zip), digest);
        ZipInputStream entries = new ZipInputStream(bytes)) {
      long left = MAX_SIZE;
      int files = 0;
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        Path file = inside(folder, entry.getName());
        if (++files > MAX_FILES) {
          throw tooLarge();
        }
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(file.getParent());
          left -= write(entries, file, left);
        }
      }
      if (files == 0) {
        throw unreadable();
      }
      bytes.transferTo(OutputStream.nullOutputStream());
    }
    return Base64.getEncoder().encodeToString(digest.digest());
  }

  private static Path inside(Path folder, String name) {
    try {
      Path file = folder.resolve(name).normalize();
      if (file.startsWith(folder) && !name.contains("\\")) {
        return file;
      }
    } catch (InvalidPathException e) {
      // It is refused below.
    }
    throw LambdaException.invalid("The zip file has an entry outside of its folder");
  }

  private static long write(InputStream entry, Path file, long left) throws IOException {
    long written = 0;
    try (OutputStream out = Files.newOutputStream(file)) {
      byte[] buffer = new byte[8192];
      for (int read = entry.read(buffer); read >= 0; read = entry.read(buffer)) {
        written += read;
        if (written > left) {
          throw tooLarge();
        }
        out.write(buffer, 0, read);
      }
    }
    // A zip's permissions are not in the stream, and the entry point of a custom runtime needs
    // them.
    if (file.endsWith("bootstrap") && !file.toFile().setExecutable(true)) {
      throw new IOException(file + " cannot be made executable");
    }
    return written;
  }

  /** Deletes the code, if it is this process's. */
  void delete() {
    if (own) {
      delete(folder);
    }
  }

  static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // A function may still be writing there; the folder is a temporary one.
    }
  }

  private static LambdaException unreadable() {
    return LambdaException.invalid(
        "Could not unzip uploaded file. Please check your file, then try to upload again.");
  }

  private static LambdaException tooLarge() {
    return LambdaException.invalid("Unzipped size must be smaller than " + MAX_SIZE + " bytes");
  }

  private static String sha256(String text) {
    return Base64.getEncoder()
        .encodeToString(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
