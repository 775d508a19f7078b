package dev.ingressmap.localstage.template;

/** A mapping template that cannot be compiled or followed. */
public final class InvalidTemplate extends RuntimeException {

  InvalidTemplate(Exception cause) {
    super(cause.getMessage(), cause);
  }
}
