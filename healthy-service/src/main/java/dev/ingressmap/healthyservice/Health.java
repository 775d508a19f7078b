package dev.ingressmap.healthyservice;

import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.core.util.Separators.Spacing;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** The content of /health. */
record Health(String version, String message) {

  private static final Separators SEPARATORS =
      Separators.createDefaultInstance().withObjectNameValueSpacing(Spacing.AFTER);

  /** Indented like Go's json.MarshalIndent, which the walk-through's service used. */
  private static final ObjectWriter JSON =
      JsonMapper.shared()
          .writer()
          .with(
              new DefaultPrettyPrinter(SEPARATORS)
                  .withObjectIndenter(new DefaultIndenter("\t", "\n")));

  String toJson() {
    return JSON.writeValueAsString(this);
  }
}
