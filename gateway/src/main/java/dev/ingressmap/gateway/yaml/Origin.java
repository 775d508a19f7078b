package dev.ingressmap.gateway.yaml;

/** A line of a file, as {@code file:line} with lines counted from 1. */
public record Origin(String source, int line) {

  public Origin {
    if (line < 1) {
      throw new IllegalArgumentException("lines are counted from 1, not " + line);
    }
  }

  @Override
  public String toString() {
    return source + ":" + line;
  }
}
