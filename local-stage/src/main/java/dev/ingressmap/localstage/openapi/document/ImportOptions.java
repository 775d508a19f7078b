package dev.ingressmap.localstage.openapi.document;

import java.time.Instant;

/**
 * How a document is imported.
 *
 * @param overwrite whether what the document omits is reset, instead of kept
 * @param failOnWarnings whether a warning undoes the import
 * @param documentation whether the document's documentation parts are meant to be imported
 * @param at when it is imported
 */
public record ImportOptions(
    boolean overwrite,
    boolean failOnWarnings,
    BasePath basePath,
    boolean documentation,
    Instant at) {

  /** The name of an API that its document does not name. */
  public String untitled() {
    return "Imported on " + at;
  }
}
