package dev.ingressmap.localstage.http;

/** Text of others in a log, of which the beginning is enough to know it again. */
public final class Shortened {

  private static final int MAX_LENGTH = 200;

  private Shortened() {}

  /** The text, or its beginning and how long it is. */
  public static String of(Object value) {
    String text = value.toString();
    return text.length() <= MAX_LENGTH
        ? text
        : text.substring(0, MAX_LENGTH) + "… (" + text.length() + " characters)";
  }
}
