package dev.ingressmap.answers.connection;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that the heads of requests may take on all connections of a server together. A head
 * that would exceed it is refused, so the process survives.
 */
final class HeadBudget {

  /** The share of the heap for heads. In a small container, everything else needs the rest. */
  private static final int SHARE_OF_HEAP = 10;

  /** A parser holds both what it has read, in a buffer that grew step by step, and the result. */
  private static final int BYTES_PER_BYTE = 3;

  private final AtomicLong left;

  HeadBudget(long bytes) {
    this.left = new AtomicLong(bytes);
  }

  static HeadBudget ofHeap() {
    return new HeadBudget(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
  }

  /** Reserves memory for some bytes of a head. Returns false if there is not enough. */
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
