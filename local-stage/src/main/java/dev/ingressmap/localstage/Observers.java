package dev.ingressmap.localstage;

import dev.ingressmap.localstage.console.LiveConsole;
import dev.ingressmap.localstage.execute.CallListener;
import dev.ingressmap.localstage.execute.CallRecorder;
import dev.ingressmap.localstage.execute.RecordedCalls;
import dev.ingressmap.localstage.ingress.HopListener;
import dev.ingressmap.localstage.traffic.Hop;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Those that hear of calls: the console, the log and the access logs, as far as they are wanted.
 *
 * @param console null if nobody can see one
 */
record Observers(@Nullable LiveConsole console, CallRecorder recorder) {

  static Observers of(LocalStageSettings local, RunningParts parts) {
    List<CallListener> listeners = new ArrayList<>();
    LiveConsole console = local.console() ? parts.add(new LiveConsole(Version.OF_THIS)) : null;
    if (console != null) {
      listeners.add(console.listener());
    }
    boolean accessLogs = local.accessLog() != null;
    if (local.log() != CallLog.Form.NONE || accessLogs) {
      Consumer<String> accessLog =
          local.accessLog() == null
              ? line -> {}
              : parts.add(AccessLogFile.open(local.accessLog()))::write;
      CallLog log =
          parts.add(new CallLog(local.log(), Console.hasColours(), Console::log, accessLog));
      listeners.add(new RecordedCalls(log, local.traces(), accessLogs));
    }
    return new Observers(console, new CallRecorder(listeners));
  }

  /** What hears of the requests that the ingress has answered. */
  HopListener hops() {
    return console == null ? HopListener.NONE : hop -> console.passed(passed(hop));
  }

  private static Hop passed(dev.ingressmap.localstage.ingress.Hop hop) {
    return new Hop(
        hop.traceId(),
        hop.target() == null ? "" : hop.target().name(),
        hop.address(),
        hop.status(),
        hop.nanos());
  }
}
