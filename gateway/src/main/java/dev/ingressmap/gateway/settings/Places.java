package dev.ingressmap.gateway.settings;

import dev.ingressmap.gateway.yaml.YamlValue;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The places of settings that only a map can prove wrong. Two {@code Places} are always equal, so
 * settings are equal wherever they are written.
 */
public final class Places {

  /** For settings without a file. */
  public static final Places NONE = new Places(Map.of());

  private final Map<String, String> places;

  private Places(Map<String, String> places) {
    this.places = Map.copyOf(places);
  }

  public static Places read(YamlValue root, String stage) {
    Map<String, String> places = new HashMap<>();
    addEntries(places, "hosts", root.get("hosts"));
    YamlValue several = root.get("stages");
    YamlValue entry = several == null ? root.get("stage") : several.get(stage);
    addEntries(places, "methods", entry == null ? null : entry.get("methods"));
    YamlValue api = root.get("api");
    YamlValue split = api == null ? null : api.get("split");
    if (split != null) {
      places.put("split", split.place());
      split.items().forEach(item -> places.put("split " + item.text(), item.place()));
    }
    return new Places(places);
  }

  private static void addEntries(
      Map<String, String> places, String kind, @Nullable YamlValue entries) {
    if (entries != null) {
      entries.entries().forEach((name, value) -> places.put(kind + " " + name, value.place()));
    }
  }

  /** The place of a host, as {@code file:line: field}. */
  public String ofHost(String name) {
    return of("hosts " + name);
  }

  /** The place of the settings for a method of the stage. */
  public String ofMethod(String name) {
    return of("methods " + name);
  }

  /** The place of a segment in the split. */
  public String ofSplit(String segment) {
    return of("split " + segment);
  }

  /** The place of the split. */
  public String ofSplit() {
    return of("split");
  }

  private String of(String setting) {
    return places.getOrDefault(setting, "gateway.yaml: " + setting);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Places;
  }

  @Override
  public int hashCode() {
    return Places.class.hashCode();
  }

  @Override
  public String toString() {
    return places.toString();
  }
}
