package dev.ingressmap.gateway.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/**
 * The elements of several iterators, one of each in turn. Each is computed only when its turn
 * comes.
 */
final class Turns<T> implements Iterator<T> {

  private final Deque<Supplier<Iterator<T>>> waiting;

  Turns(List<Supplier<Iterator<T>>> all) {
    waiting = new ArrayDeque<>(all);
  }

  @Override
  public boolean hasNext() {
    while (!waiting.isEmpty()) {
      Iterator<T> first = waiting.removeFirst().get();
      if (first.hasNext()) {
        waiting.addFirst(() -> first);
        return true;
      }
    }
    return false;
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Supplier<Iterator<T>> first = waiting.removeFirst();
    waiting.addLast(first);
    return first.get().next();
  }
}
