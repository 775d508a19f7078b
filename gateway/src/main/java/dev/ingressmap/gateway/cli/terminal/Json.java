package dev.ingressmap.gateway.cli.terminal;

import dev.ingressmap.gateway.Escaped;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of a command's report. */
public final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
          .build();

  private Json() {}

  public static String text(Object report) {
    return Escaped.json(MAPPER.writeValueAsString(report));
  }

  /** The JSON in one line. */
  public static String line(Object report) {
    return Escaped.json(
        MAPPER.writer().without(SerializationFeature.INDENT_OUTPUT).writeValueAsString(report));
  }
}
