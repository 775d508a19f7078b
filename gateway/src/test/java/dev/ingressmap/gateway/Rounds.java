package dev.ingressmap.gateway;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** How many attempts a random test makes. {@code -Dfuzz.factor=10} makes ten times as many. */
public final class Rounds {

  private static final int FACTOR = Integer.getInteger("fuzz.factor", 1);

  private Rounds() {}

  public static int of(int few) {
    return few * FACTOR;
  }

  /**
   * A random selection of the cases; all of them with a large factor. The same seed selects the
   * same cases.
   */
  public static <T> List<T> some(List<T> cases, int few) {
    List<T> drawn = new ArrayList<>(cases);
    Collections.shuffle(drawn, new Random(Draw.SEED));
    return drawn.subList(0, Math.min(of(few), drawn.size()));
  }

  /** Prints the seed at the first draw, because a draw cannot know what fails later. */
  private static final class Draw {

    private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());

    static {
      System.out.println("cases are drawn by -Dfuzz.seed=" + SEED);
    }
  }
}
