package dev.ingressmap.localstage.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The last hops, by the trace of their calls. */
final class Hops {

  private static final int MAX_TRACES = 2_000;

  /** Of one trace: a client may use the same for all of its calls. */
  private static final int MAX_OF_TRACE = 16;

  /** How late this may hear of the end of a call. */
  private static final Duration LATE = Duration.ofMillis(50);

  private final Map<String, Deque<Passed>> byTrace =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Passed>> eldest) {
          return size() > MAX_TRACES;
        }
      };

  synchronized void add(Hop hop) {
    Deque<Passed> ofTrace = byTrace.computeIfAbsent(hop.traceId(), trace -> new ArrayDeque<>());
    ofTrace.addFirst(new Passed(hop, Instant.now()));
    if (ofTrace.size() > MAX_OF_TRACE) {
      ofTrace.removeLast();
    }
  }

  /** What the ingress did for a call, if it had to do with it. */
  synchronized Optional<Hop> of(KeptCall call) {
    return byTrace.getOrDefault(call.traceId(), new ArrayDeque<>()).stream()
        .filter(passed -> passed.isDuring(call))
        .map(Passed::hop)
        .findFirst();
  }

  synchronized void clear() {
    byTrace.clear();
  }

  /** A hop that ended at a time. */
  private record Passed(Hop hop, Instant at) {

    /** Whether it began while the call was under way. */
    boolean isDuring(KeptCall call) {
      Instant began = at.minusNanos(hop.nanos());
      Instant arrived = call.at().minusNanos(call.nanos()).minus(LATE);
      return !began.isBefore(arrived) && !began.isAfter(call.at());
    }
  }
}
