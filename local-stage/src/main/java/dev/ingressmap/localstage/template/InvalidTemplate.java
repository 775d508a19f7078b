package dev.ingressmap.localstage.template;

/** A mapping template that cannot be compiled or followed. */
public final class InvalidTemplate extends RuntimeException {

  InvalidTemplate(String message) {
    super(message);
  }

  InvalidTemplate(Throwable cause) {
    super(cause.toString(), cause);
  }
}
