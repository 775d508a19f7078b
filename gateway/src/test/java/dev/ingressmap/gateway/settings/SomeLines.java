package dev.ingressmap.gateway.settings;

import java.util.List;
import java.util.Random;

/** Random settings. */
public final class SomeLines {

  private SomeLines() {}

  /** Some of the lines of YAML, with each key at most once. */
  public static String of(Random random, List<String> lines, String indent) {
    StringBuilder some = new StringBuilder();
    for (String line : lines) {
      String key = indent + line.substring(0, line.indexOf(':') + 1);
      if (random.nextBoolean() && some.indexOf(key) < 0) {
        some.append(indent).append(line).append('\n');
      }
    }
    return some.toString();
  }
}
