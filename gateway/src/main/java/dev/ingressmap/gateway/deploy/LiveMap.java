package dev.ingressmap.gateway.deploy;

import dev.ingressmap.gateway.Verbs;
import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.deploy.access.Access;
import dev.ingressmap.gateway.deploy.access.Routes;
import dev.ingressmap.gateway.deploy.api.LiveApi;
import dev.ingressmap.gateway.deploy.change.MapApis;
import dev.ingressmap.gateway.deploy.domain.LiveDomains;
import dev.ingressmap.gateway.deploy.stage.LiveStage;
import dev.ingressmap.gateway.deploy.stage.MethodValue;
import dev.ingressmap.gateway.deploy.usageplan.LiveUsagePlan;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.Split;
import dev.ingressmap.gateway.settings.Stage;
import dev.ingressmap.gateway.settings.Throttle;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What AWS has of a map.
 *
 * @param apis the existing APIs, by part
 * @param surplus by part, the APIs of parts that are no longer split off
 * @param marked whether the tag of the rest's API says that it has, or had, usage plans
 * @param usagePlans of all stages
 * @param domains at which the map's stages answer or should answer
 */
public record LiveMap(
    SortedMap<String, LiveApi> apis,
    SortedMap<String, SurplusApi> surplus,
    boolean marked,
    List<LiveUsagePlan> usagePlans,
    LiveDomains domains) {

  public LiveMap {
    apis = Collections.unmodifiableSortedMap(new TreeMap<>(apis));
    surplus = Collections.unmodifiableSortedMap(new TreeMap<>(surplus));
    usagePlans = List.copyOf(usagePlans);
  }

  /**
   * An API of a part that is no longer split off.
   *
   * @param stages its stages
   * @param routes by the paths that callers know, with who may call each
   */
  public record SurplusApi(String id, Set<String> stages, Map<Operation.Key, Access> routes) {

    public SurplusApi {
      stages = Set.copyOf(stages);
      routes = Map.copyOf(routes);
    }

    /** Whether a stage is the API's only stage, or the API has none. */
    boolean isOnlyFor(String stage) {
      return stages.isEmpty() || stages.equals(Set.of(stage));
    }
  }

  /** The API of the rest, null if it does not exist yet. */
  public @Nullable LiveApi rest() {
    return apis.get(Split.REST);
  }

  /** The API of one part, null if it does not exist yet. */
  @Nullable LiveApi of(String part) {
    return apis.get(part);
  }

  MapApis ids(Settings settings) {
    Map<String, String> ids = new HashMap<>();
    apis.forEach((part, api) -> ids.put(part, api.id()));
    return ids(settings, ids);
  }

  /** The APIs, with those that were created since. */
  MapApis ids(Settings settings, Map<String, String> ids) {
    Set<String> others = new HashSet<>();
    surplus.values().forEach(api -> others.add(api.id()));
    return new MapApis(settings, ids, others);
  }

  LiveMap withApis(SortedMap<String, LiveApi> others) {
    return new LiveMap(others, surplus, marked, usagePlans, domains);
  }

  /** The routes of the APIs' working copies. */
  public Routes routes() {
    Routes routes = new Routes(Map.of());
    surplus.values().forEach(part -> part.routes().forEach(routes::put));
    apis.forEach((part, api) ->
        api.routes()
            .forEach((key, route) -> {
              Throttle throttle = throttle(api, key);
              routes.put(Routes.whole(part, key), route.access().with(throttle));
            }));
    return routes;
  }

  /** The throttle of a route; of {@code ANY}, the one that all its verbs have. */
  private static @Nullable Throttle throttle(LiveApi api, Operation.Key key) {
    LiveStage stage = api.stage();
    if (stage == null) {
      return null;
    }
    Set<Optional<Throttle>> throttles =
        verbs(api, key)
            .map(verb -> MethodValue.throttle(stage.settings(), verb + " " + key.path()))
            .map(Optional::ofNullable)
            .collect(Collectors.toSet());
    Throttle own = throttles.size() == 1 ? throttles.iterator().next().orElse(null) : null;
    return own == null ? MethodValue.throttle(stage.settings(), Stage.ALL) : own;
  }

  /** The verbs whose calls go to a route. */
  private static Stream<String> verbs(LiveApi api, Operation.Key key) {
    return key.method().equals(Verbs.ANY)
        ? Verbs.ALL.stream()
            .filter(verb -> !api.routes().containsKey(new Operation.Key(key.path(), verb)))
        : Stream.of(key.method());
  }
}
