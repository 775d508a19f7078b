package dev.ingressmap.localstage.template;

/** A mapping template cannot be compiled or rendered. */
public final class InvalidTemplate extends RuntimeException {

  InvalidTemplate(String message) {
    super(message);
  }

  InvalidTemplate(Throwable cause) {
    super(cause.toString(), cause);
  }
}
