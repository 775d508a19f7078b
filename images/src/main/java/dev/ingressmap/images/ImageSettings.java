package dev.ingressmap.images;

import com.google.cloud.tools.jib.api.buildplan.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The settings of an image from Maven's properties: {@code image.aot}, {@code image.base}, {@code
 * image.jmods}, {@code image.modules}, {@code image.jvm-options} and {@code image.sbom}.
 *
 * @param cached whether it has an AOT cache
 * @param base the name of its base image
 * @param jmods the JDK's modules for another platform than this machine
 * @param modules to link in addition to those that jdeps finds
 * @param jvmOptions its own options for the JVM
 * @param sbom where to write its bill of materials
 */
record ImageSettings(
    boolean cached,
    String base,
    @Nullable Path jmods,
    List<String> modules,
    String jvmOptions,
    Path sbom) {

  ImageSettings {
    modules = List.copyOf(modules);
  }

  static ImageSettings of(Properties properties) {
    String jmods = properties.getProperty("image.jmods", "").strip();
    return new ImageSettings(
        cached(properties.getProperty("image.aot", "true")),
        properties.getProperty("image.base", ""),
        jmods.isEmpty() ? null : Path.of(jmods),
        Stream.of(properties.getProperty("image.modules", "").split(","))
            .map(String::strip)
            .filter(module -> !module.isEmpty())
            .toList(),
        properties.getProperty("image.jvm-options", "").strip(),
        Path.of(properties.getProperty("image.sbom", "")));
  }

  /** The jmods for a platform; null if it is this machine's. */
  @Nullable Path jmodsFor(Platform platform) {
    if (jmods == null && !ThisMachine.is(platform)) {
      throw new BuildFailure(
          ("this machine is %s, so a runtime for %s/%s needs the modules of its JDK:"
                  + " name their folder with -Dimage.jmods=…")
              .formatted(ThisMachine.name(), platform.getOs(), platform.getArchitecture()));
    }
    if (jmods != null && !jmods.resolve("java.base.jmod").toFile().exists()) {
      throw new BuildFailure("no java.base.jmod in image.jmods, " + jmods);
    }
    return jmods;
  }

  private static boolean cached(String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new BuildFailure("image.aot is true or false, not \"" + value + "\"");
    };
  }
}
