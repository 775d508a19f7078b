package dev.ingressmap.images;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The Java runtime of an image: the modules that its jars need, without development tools.
 *
 * @param modules names of the modules
 * @param options the image's own options for the JVM
 * @param jmods the JDK's modules for the image's platform, if it is not this machine's
 * @param draws whether it has all of {@code java.desktop}
 */
record LinkedRuntime(
    Jdk jdk, SortedSet<String> modules, String options, @Nullable Path jmods, boolean draws) {

  /** Its path in the image. */
  static final String HOME = "/opt/java";

  /** Tools, and the libraries of java.desktop. */
  private static final String LEFT_OUT =
      "/java.base/bin/keytool,/java.base/lib/jexec,/java.scripting/bin/**,/jdk.jfr/bin/**,/java.desktop/lib/**,/java.desktop/conf/**";

  LinkedRuntime {
    modules = new TreeSet<>(modules);
  }

  /** The modules that the jars use according to jdeps, and additional ones that it cannot find. */
  static SortedSet<String> modulesOf(Jdk jdk, List<Path> jars, List<String> more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--ignore-missing-deps",
                "--print-module-deps",
                "--multi-release",
                String.valueOf(jdk.version().feature())));
    jars.forEach(jar -> arguments.add(jar.toString()));
    SortedSet<String> modules = new TreeSet<>(more);
    modules.addAll(List.of(jdk.run("jdeps", arguments).split(",")));
    return modules;
  }

  /** Links the runtime into a folder, unless the same runtime is there already. */
  void linkTo(Path folder) {
    try {
      new Made(folder).from(key(), () -> link(folder));
    } catch (IOException e) {
      throw new BuildFailure("cannot link a runtime to " + folder, e);
    }
  }

  private void link(Path folder) throws IOException {
    List<String> arguments = new ArrayList<>(arguments());
    Path leftOut = folder.resolveSibling(folder.getFileName() + "-left-out");
    Files.write(leftOut, leftOut());
    arguments.add("--exclude-resources=@" + leftOut);
    arguments.addAll(List.of("--output", folder.toString()));
    jdk.run("jlink", arguments);
  }

  /** Everything that distinguishes one runtime from another. */
  String key() {
    return jdk.version() + " " + arguments() + leftOut();
  }

  /** Patterns of what jlink leaves out of the modules. */
  private List<String> leftOut() {
    // Another platform's modules have other parts than this JDK.
    return draws || jmods != null || !modules.contains("java.desktop")
        ? List.of()
        : DrawingParts.patterns(jdk);
  }

  private List<String> arguments() {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--add-modules",
                String.join(",", modules),
                "--add-options",
                JvmOptions.line(options),
                "--strip-debug",
                "--no-header-files",
                "--no-man-pages",
                // What gzip compresses in the layer is smaller than what jlink has compressed
                // before.
                "--compress",
                "zip-0",
                "--exclude-files",
                LEFT_OUT));
    if (jmods != null) {
      arguments.addAll(List.of("--module-path", jmods.toString()));
    }
    return arguments;
  }

  /** Whether the linked JVM needs libraries of the base image other than glibc. */
  static boolean wantsMoreThanGlibc(Path folder) {
    try {
      // The dynamic section contains a library's name as plain text.
      return Files.readString(folder.resolve("lib/server/libjvm.so"), StandardCharsets.ISO_8859_1)
          .contains("libstdc++.so.6\0");
    } catch (IOException e) {
      throw new BuildFailure("cannot read the JVM in " + folder, e);
    }
  }
}
