package dev.ingressmap.localstage.openapi.document;

import java.time.Instant;

/**
 * How a document is imported.
 *
 * @param overwrite whether settings that the document omits are reset, not kept
 * @param failOnWarnings whether a warning makes the import fail
 * @param documentation whether the document's documentation parts are to be imported
 * @param at the time of the import
 */
public record ImportOptions(
    boolean overwrite,
    boolean failOnWarnings,
    BasePath basePath,
    boolean documentation,
    Instant at) {

  /** The name for an API whose document has none. */
  public String untitled() {
    return "Imported on " + at;
  }
}
