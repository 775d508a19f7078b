package dev.ingressmap.gateway.deploy.change;

import dev.ingressmap.gateway.settings.Domain;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.Split;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The APIs of a map, one unless it is split: what usage plans and domains, which the parts have in
 * common, lead to.
 *
 * @param settings of the map as a whole
 * @param ids by part, of those that exist
 * @param surplus the ids of those whose parts are not split off any more
 */
public record MapApis(Settings settings, Map<String, String> ids, Set<String> surplus) {

  public MapApis {
    ids = Map.copyOf(ids);
    surplus = Set.copyOf(surplus);
  }

  /** The API of one part, if it exists. */
  public Optional<String> id(String part) {
    return Optional.ofNullable(ids.get(part));
  }

  public boolean has(String apiId) {
    return ids.containsValue(apiId) || surplus.contains(apiId);
  }

  /** What AWS calls the stage of a part's API, by part; those that exist. */
  public SortedMap<String, String> apiStages() {
    SortedMap<String, String> stages = new TreeMap<>();
    ids.forEach((part, id) -> stages.put(part, id + ":" + settings.stage().name()));
    return stages;
  }

  /** By base path of the settings' domain, the part that it must lead to. */
  public SortedMap<String, String> basePaths() {
    SortedMap<String, String> parts = new TreeMap<>();
    Domain domain = settings.domain();
    if (domain != null) {
      parts.put(domain.basePath(), Split.REST);
      settings.api().split().segments().forEach(part -> parts.put(part, part));
    }
    return parts;
  }
}
