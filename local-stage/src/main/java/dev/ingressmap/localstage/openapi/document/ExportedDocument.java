package dev.ingressmap.localstage.openapi.document;

import java.nio.ByteBuffer;

/**
 * A stage, exported as a document.
 *
 * @param fileName the name that AWS proposes for the file
 */
public record ExportedDocument(ByteBuffer content, String fileName) {}
