package dev.ingressmap.localstage.openapi.document;

/** A value in a document does not have the type that API Gateway expects. */
public final class MalformedDocument extends RuntimeException {

  MalformedDocument(String message) {
    super(Findings.cut(message));
  }
}
