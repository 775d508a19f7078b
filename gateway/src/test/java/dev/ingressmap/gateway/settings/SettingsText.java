package dev.ingressmap.gateway.settings;

import dev.ingressmap.gateway.settings.file.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Settings for tests, in the form of a file. */
public final class SettingsText {

  private SettingsText() {}

  public static Settings of(String yaml) {
    try {
      Path file = Files.createTempFile("gateway", ".yaml");
      try {
        return SettingsFile.read(Files.writeString(file, yaml));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
