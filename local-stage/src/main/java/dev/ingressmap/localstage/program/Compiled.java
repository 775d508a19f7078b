package dev.ingressmap.localstage.program;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** What was compiled of texts. So that it stays small, all is forgotten once the texts are long. */
public final class Compiled<T> {

  /** What a text takes that has no characters. */
  private static final int COST = 100;

  private final Map<String, T> known = new ConcurrentHashMap<>();
  private final AtomicLong length = new AtomicLong();
  private final long maxLength;
  private final Function<String, T> compiler;

  /**
   * Nothing yet.
   *
   * @param maxLength of all texts together that are remembered
   */
  public Compiled(long maxLength, Function<String, T> compiler) {
    this.maxLength = maxLength;
    this.compiler = compiler;
  }

  /** What is compiled of a text, now or before; this throws what the compiler throws. */
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
