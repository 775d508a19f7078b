package dev.ingressmap.gateway.cli.option;

import picocli.CommandLine.Option;

/** Which of two states a command shows. */
public final class StateOption {

  /** A state of the API. */
  public enum State {
    /** The one that the map describes. */
    DESIRED,
    /** The one that AWS has. */
    LIVE
  }

  /** The words that complete the option. */
  static final class States extends Words {
    States() {
      super("desired", "live");
    }
  }

  @Option(
      names = "--from",
      paramLabel = "STATE",
      defaultValue = "desired",
      completionCandidates = States.class,
      description = "desired or live (default: desired).")
  private State state = State.DESIRED;

  public State state() {
    return state;
  }
}
