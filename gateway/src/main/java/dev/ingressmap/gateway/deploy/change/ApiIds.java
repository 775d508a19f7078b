package dev.ingressmap.gateway.deploy.change;

import dev.ingressmap.gateway.settings.Split;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The ids of the existing APIs of a map, by part. */
public record ApiIds(SortedMap<String, String> byPart) {

  public ApiIds {
    byPart = Collections.unmodifiableSortedMap(new TreeMap<>(byPart));
  }

  public static ApiIds of(Map<String, String> byPart) {
    return new ApiIds(new TreeMap<>(byPart));
  }

  /**
   * The API of a part.
   *
   * @throws IllegalStateException if it does not exist
   */
  public String of(String part) {
    return find(part)
        .orElseThrow(() -> new IllegalStateException("part \"" + part + "\" has no API"));
  }

  public Optional<String> find(String part) {
    return Optional.ofNullable(byPart.get(part));
  }

  /** The API of the rest. */
  public String rest() {
    return of(Split.REST);
  }
}
