package dev.ingressmap.images;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The options in {@code jvm.options}, with which every image's JVM starts, and an image's own. */
final class JvmOptions {

  private JvmOptions() {}

  /**
   * The options on one line, as {@code jlink --add-options} expects them.
   *
   * @param own the image's own, which override the others
   */
  static String line(String own) {
    try (InputStream in =
        Objects.requireNonNull(JvmOptions.class.getResourceAsStream("jvm.options"))) {
      return Stream.concat(
              new String(in.readAllBytes(), StandardCharsets.UTF_8).lines(), Stream.of(own))
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .collect(Collectors.joining(" "));
    } catch (IOException e) {
      throw new BuildFailure("cannot read jvm.options", e);
    }
  }
}
