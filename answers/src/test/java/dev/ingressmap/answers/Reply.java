package dev.ingressmap.answers;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A response as it came over the wire; header names are in lower case. */
public record Reply(int status, Map<String, List<String>> headers, String body) {

  /** The values of a header, joined by commas; empty if there is none. */
  public String header(String name) {
    return String.join(", ", headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
  }
}
