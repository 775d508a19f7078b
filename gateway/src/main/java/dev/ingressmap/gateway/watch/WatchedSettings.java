package dev.ingressmap.gateway.watch;

import dev.ingressmap.gateway.BoundedBytes;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.file.SettingsFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A {@code gateway.yaml} that may change at any time, as a mounted ConfigMap does. */
final class WatchedSettings {

  private final @Nullable Path file;
  private final @Nullable String stage;
  private final UnaryOperator<Settings> choice;
  private String seen = "";

  /**
   * Settings that are read again and again.
   *
   * @param file null for the one in the working folder, which need not exist
   * @param stage the name of one of their stages; null if there is only one
   * @param choice adds what the command line says
   */
  WatchedSettings(@Nullable Path file, @Nullable String stage, UnaryOperator<Settings> choice) {
    this.file = file;
    this.stage = stage;
    this.choice = choice;
  }

  /** Throws {@link dev.ingressmap.gateway.InvalidInput} if they cannot be read. */
  Settings read() {
    seen = content();
    return choice.apply(
        file == null ? SettingsFile.ofWorkingFolder(stage) : SettingsFile.read(file, stage));
  }

  /** Whether they differ from those that were last read or checked. */
  boolean haveChanged() {
    String content = content();
    boolean changed = !content.equals(seen);
    seen = content;
    return changed;
  }

  private String content() {
    try {
      Path path = file == null ? Path.of("gateway.yaml") : file;
      return new String(
          BoundedBytes.of(path, BoundedBytes.DOCUMENT_MEGABYTES), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }
}
