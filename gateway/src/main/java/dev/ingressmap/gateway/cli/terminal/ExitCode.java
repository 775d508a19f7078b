package dev.ingressmap.gateway.cli.terminal;

/** What commands exit with. */
public final class ExitCode {

  public static final int DONE = 0;
  public static final int FAILED = 1;

  /** What {@code plan} exits with if there is something to do. */
  public static final int CHANGES = 2;

  private ExitCode() {}
}
