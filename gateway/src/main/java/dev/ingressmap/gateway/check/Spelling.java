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
 * @param pattern the same spelling for any path, with {@code {}} in place of its end
 * @param end the end of the path, without a leading slash
 * @param isOdd whether an ingress must refuse it, because it and API Gateway could read two
 *     different routes
 */
record Spelling(String pattern, String end, boolean isOdd) {

  private static final String END = "{}";

  /**
   * What climbs one segment, and what separates segments then, as nginx, Java or Windows read it.
   */
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

  /** The path in this spelling. */
  String path() {
    return to(end);
  }

  /** Another path in this spelling. */
  String to(String otherEnd) {
    return pattern.replace(END, otherEnd);
  }

  /**
   * Ways to write a path without going below another one.
   *
   * @param word that no path contains
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

  /** The path with the matched letter encoded. */
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
   * @param base where the ways begin, with a trailing slash
   * @param levels how many segments the first path has at the backend
   * @param goal the other path
   * @param word that no path contains
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
