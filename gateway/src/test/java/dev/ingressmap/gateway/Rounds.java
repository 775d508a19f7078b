package dev.ingressmap.gateway;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** How often a test tries that draws lots: {@code -Dfuzz.factor=10} has it try ten times that. */
public final class Rounds {

  private static final int FACTOR = Integer.getInteger("fuzz.factor", 1);

  private Rounds() {}

  public static int of(int few) {
    return few * FACTOR;
  }

  /**
   * Some of the cases that there are, drawn by lot; with a large factor, all of them. The same seed
   * draws the same ones.
   */
  public static <T> List<T> some(List<T> cases, int few) {
    List<T> drawn = new ArrayList<>(cases);
    Collections.shuffle(drawn, new Random(Draw.SEED));
    return drawn.subList(0, Math.min(of(few), drawn.size()));
  }

  /** Told at the first draw, since a draw does not know what fails later. */
  private static final class Draw {

    private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());

    static {
      System.out.println("cases are drawn by -Dfuzz.seed=" + SEED);
    }
  }
}
