package dev.ingressmap.gateway.cluster.login;

import org.jspecify.annotations.Nullable;

/** Other people's text, made fit for one line. */
public final class Words {

  private static final int MAX_LENGTH = 300;

  private Words() {}

  public static String line(@Nullable String words) {
    String line = String.valueOf(words).strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
    return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "…";
  }

  /** The text after a colon; empty if there is none. */
  public static String after(@Nullable String words) {
    return words == null || words.isBlank() ? "" : ": " + line(words);
  }
}
