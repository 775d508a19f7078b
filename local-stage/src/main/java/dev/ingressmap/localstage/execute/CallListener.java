package dev.ingressmap.localstage.execute;

/** Hears of each call of a stage. It must not block. */
public interface CallListener {

  /** How much it wants to know of the calls that arrive now. */
  Detail detail();

  void ended(EndedCall call);

  /** How much is known of a call. Each has what the one before has. */
  enum Detail {
    /** Where it went, and how it ended. */
    END,
    /** The lines of its execution log. */
    LINES,
    /** What happened in each of its steps. */
    STORY
  }
}
