package dev.ingressmap.answers.connection;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that the heads of requests may take together, all connections of a server. A head that
 * would take more is refused: the process lives on.
 */
final class HeadBudget {

  /** Of the heap, for heads: what runs beside it in a small container needs the rest. */
  private static final int SHARE_OF_HEAP = 10;

  /** A parser holds what it reads, in a buffer that has grown by halves, and what it made of it. */
  private static final int BYTES_PER_BYTE = 3;

  private final AtomicLong left;

  HeadBudget(long bytes) {
    this.left = new AtomicLong(bytes);
  }

  static HeadBudget ofHeap() {
    return new HeadBudget(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
  }

  /** Takes the memory for so many bytes of a head; false if there is not so much. */
  boolean take(int bytes) {
    long needed = (long) bytes * BYTES_PER_BYTE;
    if (left.addAndGet(-needed) >= 0) {
      return true;
    }
    left.addAndGet(needed);
    return false;
  }

  void giveBack(int bytes) {
    left.addAndGet((long) bytes * BYTES_PER_BYTE);
  }
}
