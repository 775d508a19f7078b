package dev.ingressmap.localstage.execute;

import java.util.Locale;

/** Headers that list media types, of which API Gateway honours the first only. */
final class MediaTypes {

  static final String JSON = "application/json";

  private MediaTypes() {}

  /** The first media type, without its parameters. */
  static String first(String header) {
    int end = 0;
    while (end < header.length() && ",;".indexOf(header.charAt(end)) < 0) {
      end++;
    }
    return header.substring(0, end).strip().toLowerCase(Locale.ROOT);
  }
}
