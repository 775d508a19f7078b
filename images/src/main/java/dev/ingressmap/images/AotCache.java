package dev.ingressmap.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The JVM's AOT cache for an image (JEP 483, JEP 515): loaded and linked classes. It is trained
 * with the runtime and the jars of the image.
 *
 * @param folder where it is built; an existing one is reused if nothing has changed
 */
record AotCache(Path folder, LinkedRuntime runtime, Application application, Training training) {

  /** Its path in the image. */
  static final String PATH = "/app/app.aot";

  /** Before this, code trained on one processor can crash on another (JDK-8388703). */
  private static final Runtime.Version SAFE_ADAPTERS = Runtime.Version.parse("25.0.5");

  /**
   * Trains the cache, unless it was trained with the same input.
   *
   * @param layout is filled with the image's files
   * @param home where the runtime was linked
   */
  Path train(Layout layout, Path home) {
    Path cache = folder.resolve("app.aot");
    try {
      new Made(cache).from(key(), () -> train(layout, home, cache));
      return cache;
    } catch (IOException e) {
      throw new BuildFailure("cannot train the AOT cache in " + folder, e);
    }
  }

  private void train(Layout layout, Path home, Path cache) throws IOException {
    layout.fill(application.files());
    layout.link(LinkedRuntime.HOME, home);
    Path log = folder.resolve("training.log");
    Path directory = layout.at(application.directory());
    Files.createDirectories(directory);
    training.put(new Trainee(command(layout, cache), directory, log), runtime.jdk());
    if (!Files.exists(cache)) {
      throw new BuildFailure("the JVM has not written an AOT cache: see " + log);
    }
  }

  private List<String> command(Layout layout, Path cache) {
    List<String> command = new ArrayList<>();
    command.add(layout.at(LinkedRuntime.HOME).resolve("bin/java").toString());
    command.add("-XX:AOTCacheOutput=" + cache);
    if (runtime.jdk().version().compareTo(SAFE_ADAPTERS) < 0) {
      command.addAll(List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTAdapterCaching"));
    }
    command.addAll(application.flags());
    command.add("-cp");
    command.add(
        String.join(
            ":",
            application.toldClassPath().stream()
                .map(path -> path.startsWith("/") ? layout.at(path).toString() : path)
                .toList()));
    command.add(application.mainClass());
    return command;
  }

  /** Everything that a cache depends on. */
  private String key() throws IOException {
    return String.join("\n", runtime.key(), application.key(), training.key());
  }
}
