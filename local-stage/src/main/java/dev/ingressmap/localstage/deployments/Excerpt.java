package dev.ingressmap.localstage.deployments;

/** The part of a long text that is shown. */
final class Excerpt {

  private static final int MAX_LENGTH = 2_000;

  /** How much of what is equal is shown in front of a difference. */
  private static final int BEFORE = 200;

  private static final String CUT = "…";

  private Excerpt() {}

  /** The text, or its beginning. */
  static String of(String text) {
    return part(text, 0);
  }

  /** A change of which both texts show the first difference. */
  static Change change(String what, String from, String to) {
    int equal = equalStart(from, to);
    int start = equal < MAX_LENGTH - BEFORE ? 0 : equal - BEFORE;
    return new Change(of(what), part(from, start), part(to, start));
  }

  private static int equalStart(String from, String to) {
    int length = Math.min(from.length(), to.length());
    int equal = 0;
    while (equal < length && from.charAt(equal) == to.charAt(equal)) {
      equal++;
    }
    return equal;
  }

  private static String part(String text, int from) {
    int start = whole(text, from);
    int end = whole(text, Math.min(text.length(), start + MAX_LENGTH));
    return (start > 0 ? CUT : "") + text.substring(start, end) + (end < text.length() ? CUT : "");
  }

  /** An index that does not split a character, at this one or before. */
  private static int whole(String text, int index) {
    return index > 0
            && index < text.length()
            && Character.isSurrogatePair(text.charAt(index - 1), text.charAt(index))
        ? index - 1
        : index;
  }
}
