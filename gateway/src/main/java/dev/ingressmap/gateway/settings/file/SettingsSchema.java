package dev.ingressmap.gateway.settings.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The JSON Schema of {@code gateway.yaml}, with which editors complete and check it. */
public final class SettingsSchema {

  private static final String RESOURCE = "gateway.schema.json";

  private SettingsSchema() {}

  public static String text() {
    try (InputStream schema =
        Objects.requireNonNull(SettingsSchema.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
