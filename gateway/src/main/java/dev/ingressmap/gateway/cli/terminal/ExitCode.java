package dev.ingressmap.gateway.cli.terminal;

/** The exit codes of commands. */
public final class ExitCode {

  public static final int DONE = 0;
  public static final int FAILED = 1;

  /** The exit code of {@code plan} if there are changes. */
  public static final int CHANGES = 2;

  private ExitCode() {}
}
