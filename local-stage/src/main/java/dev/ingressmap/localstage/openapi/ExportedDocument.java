package dev.ingressmap.localstage.openapi;

import java.nio.ByteBuffer;

/**
 * A stage as a document.
 *
 * @param fileName the name that AWS proposes for the file
 */
public record ExportedDocument(ByteBuffer content, String fileName) {}
