package dev.ingressmap.localstage.lambda;

import static java.util.stream.Collectors.toSet;

import dev.ingressmap.localstage.function.Functions;
import dev.ingressmap.localstage.function.LambdaFunction;
import dev.ingressmap.localstage.storage.Shelf;
import dev.ingressmap.localstage.storage.Shelves;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The functions that were created through the API, and their code. */
final class StoredFunctions implements AutoCloseable {

  private final Map<String, StoredFunction> functions = new TreeMap<>();
  private final Functions running;
  private final @Nullable Path kept;
  private @Nullable Path folder;

  /** The functions that were kept, and those that will be created. */
  StoredFunctions(Functions running, Shelves shelves) {
    this.running = running;
    Shelf<KeptFunction> shelf = shelves.of("functions", KeptFunction.class, KeptFunction::name);
    Path uploads = shelves.folder("uploaded-code");
    kept = uploads;
    if (uploads != null) {
      folder = uploads;
      shelf.restore(function -> restore(function.function(uploads)));
      deleteUnknown(uploads);
      shelves.beforeSaving(() -> shelf.put(all().stream().map(KeptFunction::of).toList()));
    }
  }

  private void restore(StoredFunction function) {
    if (!running.runsUploads()) {
      throw LambdaException.uploadsOff();
    }
    if (!Files.isDirectory(function.code().folder())) {
      throw LambdaException.invalid("there is no code in " + function.code().folder());
    }
    add(function);
  }

  /** Deletes code that no function has: a change of one was cut off. */
  private void deleteUnknown(Path uploads) {
    Set<Path> known = all().stream().map(function -> function.code().folder()).collect(toSet());
    try (Stream<Path> folders = Files.list(uploads)) {
      folders.filter(code -> !known.contains(code)).forEach(UploadedCode::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Functions running() {
    return running;
  }

  synchronized List<StoredFunction> all() {
    return List.copyOf(functions.values());
  }

  synchronized @Nullable StoredFunction find(String name) {
    return functions.get(name);
  }

  /** Adds a function and runs it. */
  synchronized StoredFunction add(StoredFunction function) {
    LambdaFunction runnable = function.runnable();
    if (running.find(function.name()).isPresent()) {
      throw new LambdaException(
          409, "ResourceConflictException", "Function already exist: " + function.name());
    }
    put(function, runnable);
    return function;
  }

  /** Replaces a function by a changed one, whose processes are new. */
  synchronized StoredFunction change(
      String name, String arn, UnaryOperator<StoredFunction> change) {
    StoredFunction before = existing(name, arn);
    StoredFunction after = change.apply(before);
    put(after, after.runnable());
    if (!after.code().equals(before.code())) {
      before.code().delete();
    }
    return after;
  }

  /** Replaces what has no effect on its processes. */
  synchronized StoredFunction note(String name, String arn, UnaryOperator<StoredFunction> change) {
    StoredFunction after = change.apply(existing(name, arn));
    functions.put(name, after);
    running.permit(name, after::permits);
    return after;
  }

  synchronized void remove(String name, String arn) {
    StoredFunction function = existing(name, arn);
    functions.remove(name);
    running.remove(name);
    function.code().delete();
  }

  private StoredFunction existing(String name, String arn) {
    StoredFunction function = functions.get(name);
    if (function == null) {
      throw running.find(name).isPresent()
          ? LambdaException.invalid(
              "Function " + name + " comes from functions.yaml, so it is changed there")
          : LambdaException.notFound(arn);
    }
    return function;
  }

  private void put(StoredFunction function, LambdaFunction runnable) {
    functions.put(function.name(), function);
    running.put(runnable, function::permits);
  }

  /** A folder for code. Unless it is kept, it ends with this process. */
  synchronized Path folder() {
    try {
      if (folder == null) {
        folder = Files.createTempDirectory("local-stage-functions");
      }
      return folder;
    } catch (IOException e) {
      throw new LambdaException(
          500,
          "ServiceException",
          "Uploaded code cannot be kept, since %s is not writable: in a container, run it with --tmpfs /tmp:exec"
              .formatted(System.getProperty("java.io.tmpdir")));
    }
  }

  Path newFolder(String function) {
    return folder().resolve(function + "-" + UUID.randomUUID());
  }

  @Override
  public void close() {
    for (StoredFunction function : new ArrayList<>(all())) {
      running.remove(function.name());
    }
    synchronized (this) {
      if (folder != null && kept == null) {
        UploadedCode.delete(folder);
      }
    }
  }
}
