package dev.ingressmap.gateway.yaml;

/**
 * The place of a value: a line of a file, as {@code file:line}, or a source without lines, such as
 * a cluster.
 *
 * @param line counted from 1; 0 if there are none
 */
public record Origin(String source, int line) {

  public Origin {
    if (line < 0) {
      throw new IllegalArgumentException("lines are counted from 1, not " + line);
    }
  }

  /** A place in a source without lines. */
  public static Origin of(String source) {
    return new Origin(source, 0);
  }

  @Override
  public String toString() {
    return line == 0 ? source : source + ":" + line;
  }
}
