package dev.ingressmap.gateway.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known name that a misspelt one was probably meant to be, by edit distance. */
public final class NearestName {

  private NearestName() {}

  /** Words to append to a message: the nearest name, or all names if none is near. */
  public static String hint(String name, Collection<String> known) {
    return of(name, known)
        .map(NearestName::question)
        .orElseGet(() -> ": known are " + String.join(", ", known.stream().sorted().toList()));
  }

  /** The nearest name; empty if none is near. */
  public static Optional<String> of(String name, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
        .filter(nearest -> distance(name, nearest) <= 1 + nearest.length() / 3);
  }

  /** Words to append to a message if a name was probably meant. */
  public static String question(String nearest) {
    return ": did you mean " + nearest + "?";
  }

  /**
   * How many typing errors are between two words: a letter too many, missing or replaced, or two
   * swapped letters.
   */
  public static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[] before = new int[b.length() + 1];
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(substitution, 1 + Math.min(previous[j], current[j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          current[j] = Math.min(current[j], 1 + before[j - 2]);
        }
      }
      before = previous;
      previous = current;
    }
    return previous[b.length()];
  }
}
