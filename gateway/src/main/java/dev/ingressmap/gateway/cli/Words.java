package dev.ingressmap.gateway.cli;

import java.util.Iterator;
import java.util.List;

/** Words that complete the value of an option. */
abstract class Words implements Iterable<String> {

  private final List<String> words;

  Words(String... words) {
    this.words = List.of(words);
  }

  @Override
  public final Iterator<String> iterator() {
    return words.iterator();
  }
}
