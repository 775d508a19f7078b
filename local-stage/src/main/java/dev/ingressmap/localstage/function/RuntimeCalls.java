package dev.ingressmap.localstage.function;

import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/** What a process can ask of the Runtime API. None of it blocks. */
interface RuntimeCalls {

  /** The process is ready for an event; false if it has one, or waits for one already. */
  boolean next(Waiting waiting);

  /**
   * The process has an answer.
   *
   * @param failed whether it is an error
   * @param body null if it is too large
   * @return whether the process has an event of this id
   */
  boolean answered(String id, boolean failed, byte @Nullable [] body);

  /**
   * The process begins an answer.
   *
   * @return whether the caller takes it as it comes; if not, it must be read here
   */
  boolean streams(String id, Content.Source body);

  /** The process has sent all of an answer that it began. */
  void streamed(String id);

  /** The process could not start, and ends. */
  boolean initFailed(byte @Nullable [] body);

  /** Takes a body. */
  interface Taker {

    /** Takes a body, or null if it was too large. Returns whether it fits. */
    boolean take(byte @Nullable [] body);
  }
}
