package dev.ingressmap.gateway.cli.session;

/** A stage that does not answer as it should, and what has been done about it. */
public final class CheckFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CheckFailure(String message) {
    super(message);
  }
}
