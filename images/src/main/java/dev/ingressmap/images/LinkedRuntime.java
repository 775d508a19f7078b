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
 * The Java runtime of an image: the modules that its jars need and nothing to develop with.
 *
 * @param modules names of the modules
 * @param jmods the JDK's modules for the image's platform, where it is not this machine's
 */
record LinkedRuntime(Jdk jdk, SortedSet<String> modules, @Nullable Path jmods) {

  /** Where it is in the image. */
  static final String HOME = "/opt/java";

  /** Tools, and the parts of java.desktop that draw: the services want its java.beans alone. */
  private static final String LEFT_OUT =
      "/java.base/bin/keytool,/java.base/lib/jexec,/java.scripting/bin/**,/jdk.jfr/bin/**,/java.desktop/lib/**,/java.desktop/conf/**";

  LinkedRuntime {
    modules = new TreeSet<>(modules);
  }

  /** The modules that these jars use, as jdeps finds them, and those that it cannot see. */
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

  /** Links it into a folder, unless the same runtime is there. */
  void linkTo(Path folder) {
    try {
      new Made(folder).from(key(), () -> link(folder));
    } catch (IOException e) {
      throw new BuildFailure("cannot link a runtime to " + folder, e);
    }
  }

  private void link(Path folder) {
    List<String> arguments = new ArrayList<>(arguments());
    arguments.addAll(List.of("--output", folder.toString()));
    jdk.run("jlink", arguments);
  }

  /** All that makes one runtime differ from another. */
  String key() {
    return jdk.version() + " " + arguments();
  }

  private List<String> arguments() {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--add-modules",
                String.join(",", modules),
                "--add-options",
                JvmOptions.line(),
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

  /** Whether the JVM that was linked needs more of the base image than glibc. */
  static boolean wantsMoreThanGlibc(Path folder) {
    try {
      // A library's name stands in the dynamic section in so many words.
      return Files.readString(folder.resolve("lib/server/libjvm.so"), StandardCharsets.ISO_8859_1)
          .contains("libstdc++.so.6\0");
    } catch (IOException e) {
      throw new BuildFailure("cannot read the JVM in " + folder, e);
    }
  }
}
