package dev.ingressmap.gateway.cli.session;

/** A stage does not answer as it should; the message says what was done about it. */
public final class CheckFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CheckFailure(String message) {
    super(message);
  }
}
