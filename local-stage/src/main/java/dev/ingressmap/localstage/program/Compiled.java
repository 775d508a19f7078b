package dev.ingressmap.localstage.program;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** A cache of compiled texts. It is emptied when its texts become too long in total. */
public final class Compiled<T> {

  /** The cost of an empty text. */
  private static final int COST = 100;

  private final Map<String, T> known = new ConcurrentHashMap<>();
  private final AtomicLong length = new AtomicLong();
  private final long maxLength;
  private final Function<String, T> compiler;

  /**
   * An empty cache.
   *
   * @param maxLength the maximum length of all cached texts together
   */
  public Compiled(long maxLength, Function<String, T> compiler) {
    this.maxLength = maxLength;
    this.compiler = compiler;
  }

  /** The compiled form of a text, from the cache if possible. Throws what the compiler throws. */
  public T of(String text) {
    T before = known.get(text);
    return before == null ? remember(text, compiler.apply(text)) : before;
  }

  private T remember(String text, T compiled) {
    long cost = COST + (long) text.length();
    if (cost > maxLength) {
      return compiled;
    }
    if (length.addAndGet(cost) > maxLength) {
      known.clear();
      length.set(cost);
    }
    known.put(text, compiled);
    return compiled;
  }
}
