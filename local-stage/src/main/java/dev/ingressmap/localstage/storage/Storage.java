package dev.ingressmap.localstage.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder of the user's that only one process uses at a time, or nothing. */
public final class Storage implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Storage.class);

  /** The version of what the files hold. */
  private static final String FORMAT = "local-stage 1\n";

  private static final String FORMAT_FILE = "format";
  private static final String LOCK_FILE = "lock";

  private final @Nullable Path folder;
  private final @Nullable FileChannel lock;
  private @Nullable Shelves current;

  private Storage(@Nullable Path folder, @Nullable FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /** Keeps nothing. */
  public static Storage none() {
    return new Storage(null, null);
  }

  /**
   * Keeps everything in a folder, which is created if it is not there.
   *
   * @throws StorageException if it holds anything else, or another process uses it
   */
  public static Storage in(Path folder) {
    try {
      StoredFile.createFolder(folder);
      checkFormat(folder);
      FileChannel lock = lock(folder.resolve(LOCK_FILE));
      Path format = folder.resolve(FORMAT_FILE);
      if (!Files.exists(format)) {
        StoredFile.write(format, FORMAT.getBytes(StandardCharsets.UTF_8));
      }
      return new Storage(folder, lock);
    } catch (IOException e) {
      throw StorageException.of(folder, "cannot be used", e);
    }
  }

  private static void checkFormat(Path folder) throws IOException {
    Path format = folder.resolve(FORMAT_FILE);
    if (!Files.exists(format)) {
      try (Stream<Path> files = Files.list(folder)) {
        if (files.anyMatch(file -> !file.endsWith(LOCK_FILE) && !isUnfinished(file))) {
          throw new StorageException(
              folder, "holds other files: name a new folder, or one of local-stage");
        }
      }
    } else if (!Files.readString(format).equals(FORMAT)) {
      throw new StorageException(
          format, "is of another version of local-stage: use that one, or name a new folder");
    }
  }

  private static boolean isUnfinished(Path file) {
    return file.endsWith(FORMAT_FILE + StoredFile.UNFINISHED);
  }

  private static FileChannel lock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock own = channel.tryLock();
      if (own != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // It is this process's own: it is refused as another's is.
    }
    channel.close();
    throw new StorageException(
        file, "another local-stage uses this folder: stop it, or name another folder");
  }

  /**
   * What an account keeps: the first time what is there, and after that nothing, since the account
   * began anew.
   */
  public synchronized Shelves begin() {
    if (current != null) {
      current.retire();
    }
    Shelves shelves = new Shelves(folder);
    current = shelves;
    return shelves;
  }

  /** Writes what has changed since the last save. */
  @Override
  public synchronized void close() throws IOException {
    try {
      if (current != null) {
        current.save();
      }
    } catch (StorageException e) {
      log.error("what was changed last is not kept: {}", e.getMessage());
    } finally {
      if (lock != null) {
        lock.close();
      }
    }
  }
}
