package dev.ingressmap.images;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;

/** The options in {@code jvm.options}, with which every image's JVM starts. */
final class JvmOptions {

  private JvmOptions() {}

  /** The options on one line, as {@code jlink --add-options} expects them. */
  static String line() {
    try (InputStream in =
        Objects.requireNonNull(JvmOptions.class.getResourceAsStream("jvm.options"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .collect(Collectors.joining(" "));
    } catch (IOException e) {
      throw new BuildFailure("cannot read jvm.options", e);
    }
  }
}
