package dev.ingressmap.gateway;

/** How often a test tries that draws lots: {@code -Dfuzz.factor=10} has it try ten times that. */
public final class Rounds {

  private static final int FACTOR = Integer.getInteger("fuzz.factor", 1);

  private Rounds() {}

  public static int of(int few) {
    return few * FACTOR;
  }
}
