package dev.ingressmap.gateway.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Another way to write a path, which one of two layers may read as the path itself.
 *
 * @param pattern the same of any path, with {@code {}} in place of its end
 * @param end of the path, without a slash at its beginning
 * @param isOdd whether an ingress must refuse it, since API Gateway and the ingress may read it as
 *     two routes
 */
record Spelling(String pattern, String end, boolean isOdd) {

  private static final String END = "{}";

  /** What goes up a segment, and what divides segments then: as nginx, Java or Windows read it. */
  private static final List<Climb> CLIMBS =
      List.of(
          new Climb("..", "/", true),
          new Climb("%2e%2e", "/", true),
          new Climb("..", "%2f", true),
          new Climb(".%2e", "/", true),
          new Climb("%2E%2e", "%2F", true),
          new Climb("..;", "/", true),
          new Climb("..", "%5c", true),
          new Climb("..", "\\", true),
          new Climb("%252e%252e", "%252f", false));

  private static final Pattern LETTER = Pattern.compile("[a-zA-Z]");

  private record Climb(String up, String slash, boolean isOdd) {}

  /** The path that is written so. */
  String path() {
    return to(end);
  }

  /** Another path, written in the same way. */
  String to(String otherEnd) {
    return pattern.replace(END, otherEnd);
  }

  /**
   * Ways to write a path that stay below no other one.
   *
   * @param word that no path has
   */
  static Set<Spelling> of(String path, String word) {
    Set<Spelling> spellings = new LinkedHashSet<>();
    List<String> segments = List.of(path.substring(1).split("/", -1));
    for (int i = segments.size() - 1; i >= 0; i--) {
      String before = "/" + String.join("/", segments.subList(0, i)) + (i == 0 ? "" : "/");
      String after = String.join("/", segments.subList(i, segments.size()));
      for (String nothing : List.of("/", "./", "%2e/", "%2f", word + "/../", word + "/%2e%2e/")) {
        spellings.add(new Spelling(before + nothing + END, after, true));
      }
      spellings.add(new Spelling(before + ";/" + END, after, false));
      spellings.add(new Spelling(before + word + "/..%2f" + END, after, true));
      spellings.add(new Spelling(before + word + "%2f..%2f" + END, after, true));
      if (i > 0) {
        String parent = before.substring(0, before.length() - 1);
        spellings.add(new Spelling(parent + "%2f" + END, after, true));
        spellings.add(new Spelling(parent + "%5c" + END, after, true));
      }
      Matcher letter = LETTER.matcher(after);
      if (letter.find()) {
        spellings.add(new Spelling(before + END, encoded(letter, after, "%"), true));
        spellings.add(new Spelling(before + END, encoded(letter, after, "%25"), false));
      }
    }
    int last = path.lastIndexOf('/') + 1;
    String before = path.substring(0, last);
    String name = path.substring(last);
    for (String end : List.of("//", "/.", "/" + word + "/..", "/%2e", "%2f", "%00", "%0a", "\\")) {
      spellings.add(new Spelling(before + END + end, name, true));
    }
    for (String end : List.of("/", ";" + word + "=1", ".", "%20", "%3f", "%23", ".json")) {
      spellings.add(new Spelling(before + END + end, name, false));
    }
    spellings.add(new Spelling("/" + END, path.substring(1).toUpperCase(Locale.ROOT), false));
    spellings.removeIf(spelling -> spelling.path().equals(path));
    return spellings;
  }

  /** A path in which the letter that was found is encoded. */
  private static String encoded(Matcher letter, String path, String sign) {
    int at = letter.start();
    return path.substring(0, at)
        + sign
        + Integer.toHexString(path.charAt(at))
        + path.substring(at + 1);
  }

  /**
   * Ways from below one path of a backend to another.
   *
   * @param base where they begin, with a slash at its end
   * @param levels how many segments the first path of the backend has
   * @param goal the other one
   * @param word that no path has
   */
  static List<Spelling> between(String base, int levels, String goal, String word) {
    List<Spelling> spellings = new ArrayList<>();
    String end = goal.substring(1);
    for (Climb climb : CLIMBS) {
      String step = climb.up + climb.slash;
      String up = step.repeat(levels) + END;
      spellings.add(new Spelling(base + up, end, climb.isOdd));
      spellings.add(new Spelling(base + word + climb.slash + step + up, end, climb.isOdd));
    }
    return spellings;
  }
}
