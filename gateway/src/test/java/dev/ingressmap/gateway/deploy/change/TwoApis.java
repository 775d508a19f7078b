package dev.ingressmap.gateway.deploy.change;

import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.Split;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Two APIs of a map: the rest, and part {@code b}, which is split off or about to be removed. */
public final class TwoApis {

  private TwoApis() {}

  public static MapApis of(Settings settings) {
    Map<String, String> ids = new HashMap<>(Map.of(Split.REST, "rest"));
    boolean split = !settings.api().split().isNone();
    if (split) {
      ids.put("b", "partb");
    }
    return new MapApis(settings, ids, split ? Set.of() : Set.of("partb"));
  }
}
