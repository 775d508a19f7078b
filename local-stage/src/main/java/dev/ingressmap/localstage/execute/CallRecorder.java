package dev.ingressmap.localstage.execute;

import dev.ingressmap.localstage.execute.CallListener.Detail;
import dev.ingressmap.localstage.execute.call.ExecutionLog;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners about each call, and makes calls keep as much as one of them wants to know. */
public record CallRecorder(List<CallListener> listeners) {

  private static final Logger log = LoggerFactory.getLogger(CallRecorder.class);

  /** Tells nobody. */
  public static final CallRecorder NONE = new CallRecorder(List.of());

  public CallRecorder {
    listeners = List.copyOf(listeners);
  }

  ExecutionLog newLog() {
    boolean lines = false;
    boolean story = false;
    for (CallListener listener : listeners) {
      Detail detail = listener.detail();
      lines |= detail == Detail.LINES;
      story |= detail == Detail.STORY;
    }
    return story ? ExecutionLog.told(lines) : lines ? ExecutionLog.on() : ExecutionLog.OFF;
  }

  /** Whether anybody wants to know about calls. */
  boolean isHeard() {
    return !listeners.isEmpty();
  }

  void ended(EndedCall call) {
    for (CallListener listener : listeners) {
      try {
        listener.ended(call);
      } catch (RuntimeException e) {
        // The client gets its answer all the same.
        log.warn("a call has ended, but its listener failed", e);
      }
    }
  }
}
