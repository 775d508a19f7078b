package dev.ingressmap.gateway.deploy.api;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.aws.api.RestApi;
import dev.ingressmap.gateway.deploy.change.MapTags;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.Split;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The APIs that carry a map's tag, found by this tag only, in one call.
 *
 * @param apis by part; there is one part unless the map is or was split
 */
public record OwnedApis(SortedMap<String, RestApi> apis) {

  public OwnedApis {
    apis = Collections.unmodifiableSortedMap(new TreeMap<>(apis));
  }

  /**
   * Finds the APIs.
   *
   * @throws InvalidInput if a part has several
   */
  public static OwnedApis find(ApiGateway aws, Settings settings) {
    SortedMap<String, List<RestApi>> parts = new TreeMap<>();
    for (RestApi api : aws.apis().all()) {
      MapTags.part(api.tags(), settings)
          .ifPresent(part -> parts.computeIfAbsent(part, key -> new ArrayList<>()).add(api));
    }
    SortedMap<String, RestApi> apis = new TreeMap<>();
    parts.forEach((part, found) -> apis.put(part, one(found, settings)));
    return new OwnedApis(apis);
  }

  /**
   * An API that others created.
   *
   * @throws InvalidInput if it does not exist, if another map owns it, or if the map already has an
   *     API
   */
  public static RestApi findForeign(ApiGateway aws, Settings settings, String apiId) {
    String name = settings.api().name();
    List<RestApi> apis = aws.apis().all();
    RestApi foreign =
        apis.stream()
            .filter(api -> api.id().equals(apiId))
            .findFirst()
            .orElseThrow(() -> new InvalidInput("there is no API " + apiId + " in this region"));
    String owner = foreign.tags().get(MapTags.MAP);
    if (owner != null) {
      throw new InvalidInput(
          "API "
              + apiId
              + " already belongs to map "
              + owner
              + ", by its tag "
              + MapTags.MAP
              + (owner.equals(name) ? "" : ": remove the tag first"));
    }
    apis.stream()
        .filter(api -> MapTags.part(api.tags(), settings).equals(Optional.of(Split.REST)))
        .findFirst()
        .ifPresent(own -> {
          throw new InvalidInput(
              "map " + name + " already has API " + own.id() + ": a map can have only one");
        });
    return foreign;
  }

  private static RestApi one(List<RestApi> found, Settings settings) {
    if (found.size() > 1) {
      throw new InvalidInput(
          "APIs "
              + String.join(" and ", found.stream().map(RestApi::id).sorted().toList())
              + " both carry the tag "
              + MapTags.MAP
              + " = "
              + settings.api().name()
              + ": delete one, or remove the tag from it");
    }
    return found.get(0);
  }

  /** The API of the rest, null if it does not exist. */
  public @Nullable RestApi rest() {
    return apis.get(Split.REST);
  }

  /** The ids; the rest is last, because the others are found through it. */
  public Collection<String> ids() {
    List<String> ids = new ArrayList<>(apis.values().stream().map(RestApi::id).toList());
    Collections.rotate(ids, rest() == null ? 0 : -1);
    return ids;
  }

  /** The ids by the titles that people know. */
  public SortedMap<String, String> titles(Settings settings) {
    SortedMap<String, String> titles = new TreeMap<>();
    apis.forEach((part, api) -> titles.put(settings.of(part).api().title(), api.id()));
    return titles;
  }

  /** Whether the map has, or had, usage plans. */
  public boolean marked() {
    return tags().containsKey(MapTags.USAGE_PLANS);
  }

  /** The names of the domains at which the map's stages answer. */
  public SortedSet<String> domains() {
    return rest() == null ? new TreeSet<>() : MapTags.domains(tags());
  }

  /** Whether one of the APIs is protected by its tag. */
  public boolean isProtected() {
    return apis.values().stream().anyMatch(api -> MapTags.isProtected(api.tags()));
  }

  private Map<String, String> tags() {
    RestApi rest = rest();
    return rest == null ? Map.of() : rest.tags();
  }
}
