package dev.ingressmap.gateway.cli.option;

import java.util.Iterator;
import java.util.List;

/** The words that complete the value of an option. */
public abstract class Words implements Iterable<String> {

  private final List<String> words;

  public Words(String... words) {
    this.words = List.of(words);
  }

  @Override
  public final Iterator<String> iterator() {
    return words.iterator();
  }
}
