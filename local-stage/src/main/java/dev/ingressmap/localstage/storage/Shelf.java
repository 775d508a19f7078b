package dev.ingressmap.localstage.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Values of one kind, a file for each. Only what differs from the file is written.
 *
 * @param <T> an immutable record
 */
public final class Shelf<T> {

  private static final String FIELD_MISSING = "a field is missing";

  private final @Nullable Path folder;
  private final Class<T> type;
  private final Function<T, String> key;

  /** What the files hold, by their names. */
  private final Map<String, T> stored = new HashMap<>();

  private Map<String, T> wanted = Map.of();

  Shelf(@Nullable Path folder, Class<T> type, Function<T, String> key) {
    this.folder = folder;
    this.type = type;
    this.key = key;
  }

  /**
   * Hands over each value that was kept, in the order of creation if it has one.
   *
   * @param receiver may refuse a value by an exception, whose message says why
   * @throws StorageException that names the file that cannot be read or was refused
   */
  public void restore(Consumer<T> receiver) {
    if (folder == null || !Files.isDirectory(folder)) {
      return;
    }
    Map<Path, T> values = new LinkedHashMap<>();
    files(folder).forEach(file -> values.put(file, read(file)));
    values.entrySet().stream()
        .sorted(Comparator.comparingLong(entry -> place(entry.getValue())))
        .forEach(entry -> restore(entry.getKey(), entry.getValue(), receiver));
    wanted = Map.copyOf(stored);
  }

  private static long place(Object value) {
    return value instanceof Placed placed ? placed.place() : 0;
  }

  private void restore(Path file, T value, Consumer<T> receiver) {
    try {
      receiver.accept(value);
    } catch (RuntimeException e) {
      throw new StorageException(
          file, "cannot be used: %s (or delete the file)".formatted(e.getMessage()), e);
    }
    stored.put(file.getFileName().toString(), value);
  }

  /** Says what there is now. It is written by the next save. */
  public void put(Collection<T> values) {
    if (folder != null) {
      Map<String, T> named = new HashMap<>();
      values.forEach(value -> named.put(StoredFile.name(key.apply(value)), value));
      wanted = named;
    }
  }

  /** Writes what is new or has changed. */
  void write() {
    for (Map.Entry<String, T> entry : wanted.entrySet()) {
      if (!entry.getValue().equals(stored.get(entry.getKey()))) {
        write(entry.getKey(), entry.getValue());
        stored.put(entry.getKey(), entry.getValue());
      }
    }
  }

  /** Deletes everything that was kept, and nothing else. */
  void clear() {
    wanted = Map.of();
    delete();
  }

  /** Deletes what is no longer there. */
  void delete() {
    for (String name : List.copyOf(stored.keySet())) {
      if (!wanted.containsKey(name) && folder != null) {
        Path file = folder.resolve(name);
        try {
          Files.deleteIfExists(file);
        } catch (IOException e) {
          throw StorageException.of(file, "cannot be deleted", e);
        }
        stored.remove(name);
      }
    }
  }

  private void write(String name, T value) {
    if (folder == null) {
      return;
    }
    Path file = folder.resolve(name);
    try {
      StoredFile.createFolder(folder);
      StoredFile.write(file, StoredJson.MAPPER.writeValueAsBytes(value));
    } catch (IOException e) {
      throw StorageException.of(file, "cannot be written", e);
    }
  }

  private T read(Path file) {
    try {
      T value = StoredJson.MAPPER.readValue(Files.readAllBytes(file), type);
      if (value == null) {
        throw torn(file, "it holds nothing", null);
      }
      String name = StoredFile.name(key.apply(value));
      if (!file.endsWith(name)) {
        throw new StorageException(
            file, "holds what belongs into %s: move it away, or rename it".formatted(name));
      }
      return value;
    } catch (NullPointerException e) {
      throw torn(file, FIELD_MISSING, e);
    } catch (IOException e) {
      throw StorageException.of(file, "cannot be read", e);
    } catch (JacksonException e) {
      throw torn(file, reason(e), e);
    }
  }

  private static StorageException torn(Path file, String reason, @Nullable Throwable cause) {
    return new StorageException(
        file,
        "is torn, or was changed by hand: %s (restore it, or delete it to start without it)"
            .formatted(reason),
        cause);
  }

  private static String reason(JacksonException failure) {
    Throwable cause = failure.getCause();
    String where =
        failure.getLocation() == null || failure.getLocation().getLineNr() < 1
            ? ""
            : "line %d, column %d: "
                .formatted(failure.getLocation().getLineNr(), failure.getLocation().getColumnNr());
    if (cause instanceof NullPointerException) {
      return where + FIELD_MISSING;
    }
    return where
        + (cause == null || cause.getMessage() == null
            ? failure.getOriginalMessage()
            : cause.getMessage());
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.sorted().toList();
      for (Path file : all) {
        if (file.toString().endsWith(StoredFile.UNFINISHED)) {
          Files.delete(file);
        }
      }
      return all.stream().filter(file -> file.toString().endsWith(StoredFile.SUFFIX)).toList();
    } catch (IOException e) {
      throw StorageException.of(folder, "cannot be read", e);
    }
  }
}
