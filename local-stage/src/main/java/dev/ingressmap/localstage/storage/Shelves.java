package dev.ingressmap.localstage.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What one account keeps. */
public final class Shelves {

  /** Keeps nothing. */
  public static final Shelves NONE = new Shelves(null);

  private final @Nullable Path folder;
  private final List<Shelf<?>> all = new ArrayList<>();
  private final List<Path> folders = new ArrayList<>();
  private final List<Runnable> preparations = new ArrayList<>();

  /** Not before everything has been read: what was not would be deleted. */
  private boolean saves;

  Shelves(@Nullable Path folder) {
    this.folder = folder;
  }

  /**
   * The values of a kind.
   *
   * @param kind the name of their folder
   * @param key distinguishes a value from all others of the kind
   */
  public <T> Shelf<T> of(String kind, Class<T> type, Function<T, String> key) {
    Shelf<T> shelf = new Shelf<>(folder == null ? null : folder.resolve(kind), type, key);
    if (folder != null) {
      all.add(shelf);
    }
    return shelf;
  }

  /**
   * A folder for files that are not JSON; null if nothing is kept.
   *
   * @param kind its name
   */
  public @Nullable Path folder(String kind) {
    if (folder == null) {
      return null;
    }
    Path own = folder.resolve(kind);
    try {
      folders.add(own);
      return StoredFile.createFolder(own);
    } catch (IOException e) {
      throw StorageException.of(own, "cannot be created", e);
    }
  }

  /**
   * Says how to find out what there is at a save.
   *
   * @param preparation puts it on its shelves
   */
  public void beforeSaving(Runnable preparation) {
    if (folder != null) {
      preparations.add(preparation);
    }
  }

  /**
   * Writes all changes. What refers to another value has a shelf that was asked for later.
   *
   * @throws StorageException that names the file that cannot be written
   */
  public synchronized void save() {
    if (saves) {
      preparations.forEach(Runnable::run);
      all.forEach(Shelf::write);
      all.reversed().forEach(Shelf::delete);
    }
  }

  /** Begins to save, since everything that was kept has been restored. */
  public synchronized void restored() {
    saves = true;
  }

  /** Deletes all that was kept, and saves no longer: others take over. */
  synchronized void retire() {
    saves = false;
    all.reversed().forEach(Shelf::clear);
    for (Path own : folders) {
      try {
        Files.walkFileTree(own, new Deletion());
      } catch (IOException e) {
        throw StorageException.of(own, "cannot be deleted", e);
      }
    }
  }
}
