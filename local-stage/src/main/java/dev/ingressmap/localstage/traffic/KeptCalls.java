package dev.ingressmap.localstage.traffic;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/** The last calls. If they take too much room, there are fewer. */
final class KeptCalls {

  /** How many are kept. */
  static final int MOST = 1_000;

  /** In bytes: a quarter of the heap that the image has. */
  private static final int ROOM = 16 * 1024 * 1024;

  private final Deque<Kept> calls = new ArrayDeque<>();
  private long weight;
  private final AtomicLong last = new AtomicLong();

  /** Keeps a call, made with its number. */
  synchronized void add(LongFunction<KeptCall> numbered) {
    KeptCall call = numbered.apply(last.incrementAndGet());
    Kept kept = new Kept(call, call.weight());
    calls.addLast(kept);
    weight += kept.weight;
    notifyAll();
    while (calls.size() > MOST || (weight > ROOM && calls.size() > 1)) {
      weight -= calls.removeFirst().weight;
    }
  }

  /** Gives a number to a call that is not kept. */
  void skip() {
    last.incrementAndGet();
  }

  /** The calls after a number, the oldest first. */
  synchronized List<KeptCall> after(long seq) {
    List<KeptCall> later = new ArrayList<>();
    var newest = calls.descendingIterator();
    while (newest.hasNext()) {
      KeptCall call = newest.next().call;
      if (call.seq() <= seq) {
        break;
      }
      later.add(call);
    }
    return later.reversed();
  }

  synchronized Optional<KeptCall> find(String id) {
    return calls.stream().map(Kept::call).filter(call -> call.id().equals(id)).findFirst();
  }

  /** Waits until a call has ended, but not for ever. */
  synchronized void await(String id, Duration patience) {
    long until = System.nanoTime() + patience.toNanos();
    try {
      while (find(id).isEmpty()) {
        long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
        if (left <= 0) {
          return;
        }
        wait(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** All calls, the newest first. */
  synchronized List<KeptCall> all() {
    return calls.reversed().stream().map(Kept::call).toList();
  }

  /** The number of the last call that was kept. */
  long last() {
    return last.get();
  }

  synchronized void clear() {
    calls.clear();
    weight = 0;
  }

  /** A call with the room that it took when it came: its secrets may become more. */
  private record Kept(KeptCall call, int weight) {}
}
