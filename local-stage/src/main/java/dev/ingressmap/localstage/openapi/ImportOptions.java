package dev.ingressmap.localstage.openapi;

/**
 * How a document is imported.
 *
 * @param overwrite whether what the document omits is reset, instead of kept
 * @param failOnWarnings whether a warning undoes the import
 */
public record ImportOptions(boolean overwrite, boolean failOnWarnings, BasePath basePath) {}
