package dev.ingressmap.localstage.openapi.document;

/** A document in which a value is not of the type that API Gateway reads there. */
public final class MalformedDocument extends RuntimeException {

  MalformedDocument(String message) {
    super(Findings.cut(message));
  }
}
