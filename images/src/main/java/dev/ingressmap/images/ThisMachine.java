package dev.ingressmap.images;

import com.google.cloud.tools.jib.api.buildplan.Platform;
import java.util.Locale;

/** The platform of the building machine, in the terms of images. */
final class ThisMachine {

  private ThisMachine() {}

  static boolean is(Platform platform) {
    return name().equals(platform.getOs() + "/" + platform.getArchitecture());
  }

  /** The platform, such as {@code linux/amd64}. */
  static String name() {
    String architecture = System.getProperty("os.arch", "");
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT)
        + "/"
        + switch (architecture) {
          case "x86_64" -> "amd64";
          case "aarch64" -> "arm64";
          default -> architecture;
        };
  }
}
