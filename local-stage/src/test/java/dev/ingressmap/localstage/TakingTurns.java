package dev.ingressmap.localstage;

import dev.ingressmap.localstage.fault.ArrivedCall;
import dev.ingressmap.localstage.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Makes the calls of concurrent clients take effect in a random order: each call waits until every
 * client has one, and then one of them is drawn.
 */
final class TakingTurns {

  private final List<Object> waiting = new ArrayList<>();
  private final Random lots;
  private int clients;
  private @Nullable Object next;

  TakingTurns(int clients, long seed) {
    this.clients = clients;
    this.lots = new Random(seed);
  }

  synchronized Fault of(ArrivedCall call) {
    Object turn = new Object();
    waiting.add(turn);
    draw();
    try {
      while (!turn.equals(next)) {
        wait();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(call + " never had its turn", e);
    }
    next = null;
    return Fault.NONE;
  }

  /** One client has no more calls. */
  synchronized void end() {
    clients--;
    draw();
  }

  private void draw() {
    if (next == null && !waiting.isEmpty() && waiting.size() == clients) {
      next = waiting.remove(lots.nextInt(waiting.size()));
      notifyAll();
    }
  }
}
