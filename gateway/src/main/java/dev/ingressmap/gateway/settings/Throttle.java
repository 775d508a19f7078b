package dev.ingressmap.gateway.settings;

import dev.ingressmap.gateway.yaml.YamlValue;
import java.util.Set;

/**
 * How many calls are allowed: a token bucket.
 *
 * @param rate calls per second
 * @param burst calls at once
 */
public record Throttle(double rate, int burst) {

  /** More than AWS allows any account. */
  private static final int MOST = 1_000_000;

  public static Throttle read(YamlValue value) {
    value.entries(Set.of("rate", "burst"));
    return new Throttle(
        value.require("rate").number(0, MOST), value.require("burst").integer(0, MOST));
  }
}
