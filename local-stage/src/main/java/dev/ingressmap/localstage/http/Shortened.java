package dev.ingressmap.localstage.http;

/** Foreign text in a log. Its beginning is enough to recognize it. */
public final class Shortened {

  private static final int MAX_LENGTH = 200;

  private Shortened() {}

  /** The text, or its beginning and its length. */
  public static String of(Object value) {
    String text = value.toString();
    return text.length() <= MAX_LENGTH
        ? text
        : text.substring(0, MAX_LENGTH) + "… (" + text.length() + " characters)";
  }
}
