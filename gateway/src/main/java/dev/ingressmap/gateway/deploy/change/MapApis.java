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
 * The APIs of a map, which usage plans and domains refer to; one unless the map is split.
 *
 * @param settings of the whole map
 * @param ids of the existing APIs, by part
 * @param surplus the ids of the APIs of parts that are no longer split off
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

  /** The existing stages of the parts' APIs, as AWS writes them, by part. */
  public SortedMap<String, String> apiStages() {
    SortedMap<String, String> stages = new TreeMap<>();
    ids.forEach((part, id) -> stages.put(part, id + ":" + settings.stage().name()));
    return stages;
  }

  /** The parts that the base paths of the settings' domain lead to, by base path. */
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
