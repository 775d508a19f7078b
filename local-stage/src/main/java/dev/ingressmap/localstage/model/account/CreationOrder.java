package dev.ingressmap.localstage.model.account;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/** The order in which things came to be. AWS lists them so; dates of whole seconds do not tell. */
final class CreationOrder {

  private final AtomicLong last = new AtomicLong();
  private final ConcurrentMap<String, Long> numbers = new ConcurrentHashMap<>();

  void add(String id) {
    numbers.computeIfAbsent(id, created -> last.incrementAndGet());
  }

  void remove(String id) {
    numbers.remove(id);
  }

  /** The number of a thing; later ones have higher numbers. */
  long of(String id) {
    return numbers.getOrDefault(id, 0L);
  }
}
