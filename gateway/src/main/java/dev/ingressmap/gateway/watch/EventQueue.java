package dev.ingressmap.gateway.watch;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that wait in a line for each namespace. The lines take turns, so no namespace fills all.
 */
final class EventQueue {

  private final int most;

  /** Only lines in which something waits; the first one is next. */
  private final Map<String, Deque<Runnable>> lines = new LinkedHashMap<>();

  private boolean closed;

  /**
   * An empty queue.
   *
   * @param most how many tasks of one namespace may wait
   */
  EventQueue(int most) {
    this.most = most;
  }

  /** Adds a task; false if its line is full, or the queue is closed. */
  synchronized boolean offer(String namespace, Runnable task) {
    Deque<Runnable> line = lines.get(namespace);
    if (closed || (line != null && line.size() >= most)) {
      return false;
    }
    lines.computeIfAbsent(namespace, name -> new ArrayDeque<>()).add(task);
    notifyAll();
    return true;
  }

  /** Waits for a task, and removes it; null if the queue is closed and empty. */
  synchronized @Nullable Runnable take() throws InterruptedException {
    while (lines.isEmpty() && !closed) {
      wait();
    }
    if (lines.isEmpty()) {
      return null;
    }
    String namespace = lines.keySet().iterator().next();
    Deque<Runnable> line = lines.remove(namespace);
    Runnable task = line == null ? null : line.poll();
    if (line != null && !line.isEmpty()) {
      lines.put(namespace, line);
    }
    return task;
  }

  /** Takes no more tasks. Those that wait can still be taken. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }
}
