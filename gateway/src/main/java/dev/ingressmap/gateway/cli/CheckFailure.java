package dev.ingressmap.gateway.cli;

/** A stage that does not answer as it should, and what has been done about it. */
final class CheckFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CheckFailure(String message) {
    super(message);
  }
}
