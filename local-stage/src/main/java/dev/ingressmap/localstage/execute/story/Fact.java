package dev.ingressmap.localstage.execute.story;

/** Something that a step found, by a name for people. */
public record Fact(String name, String value) {

  /** In characters. */
  private static final int MAX_VALUE = 2_000;

  public Fact {
    value = value.length() <= MAX_VALUE ? value : value.substring(0, MAX_VALUE) + "…";
  }
}
