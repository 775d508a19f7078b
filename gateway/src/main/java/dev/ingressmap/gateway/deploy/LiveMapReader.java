package dev.ingressmap.gateway.deploy;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.aws.api.RestApi;
import dev.ingressmap.gateway.aws.api.RouteValue.RouteSetting;
import dev.ingressmap.gateway.aws.api.Stage;
import dev.ingressmap.gateway.deploy.access.Access;
import dev.ingressmap.gateway.deploy.access.Routes;
import dev.ingressmap.gateway.deploy.api.LiveApi;
import dev.ingressmap.gateway.deploy.api.LiveApiReader;
import dev.ingressmap.gateway.deploy.api.OwnedApis;
import dev.ingressmap.gateway.deploy.change.MapTags;
import dev.ingressmap.gateway.deploy.domain.DomainDeployer;
import dev.ingressmap.gateway.deploy.domain.LiveDomains;
import dev.ingressmap.gateway.deploy.usageplan.UsagePlanDeployer;
import dev.ingressmap.gateway.openapi.DeclaredRoutes;
import dev.ingressmap.gateway.route.DeclaredRoute;
import dev.ingressmap.gateway.route.Remembered;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.Split;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads what AWS has of a map: its APIs, and the resources that they share. */
public final class LiveMapReader {

  private final ApiGateway aws;
  private final Settings settings;

  public LiveMapReader(ApiGateway aws, Settings settings) {
    this.aws = aws;
    this.settings = settings;
  }

  /**
   * The APIs with their routes, stages and deployments, and whatever else the settings or the
   * routes mention. {@link #complete} reads the rest.
   *
   * @throws InvalidInput if a part has several APIs, or if a base path belongs to another map
   */
  public LiveMap read() {
    OwnedApis owned = OwnedApis.find(aws, settings);
    SortedMap<String, LiveApi> apis = new TreeMap<>();
    SortedMap<String, LiveMap.SurplusApi> surplus = new TreeMap<>();
    List<String> parts = settings.api().split().parts();
    owned
        .apis()
        .forEach((part, api) -> {
          if (parts.contains(part)) {
            apis.put(part, new LiveApiReader(aws, settings.of(part)).read(api));
          } else {
            surplus.put(part, new LiveMap.SurplusApi(api.id(), stages(api), routes(part, api)));
          }
        });
    LiveMap live = new LiveMap(apis, surplus, owned.marked(), List.of(), LiveDomains.NONE);
    boolean looks = owned.marked() || (!owned.apis().isEmpty() && !settings.usagePlans().isEmpty());
    return new LiveMap(
        apis,
        surplus,
        owned.marked(),
        looks ? new UsagePlanDeployer(aws, settings, line -> {}).owned() : List.of(),
        new DomainDeployer(aws, settings, line -> {}).read(live.ids(settings), owned.domains()));
  }

  /** An API that others created, as if the map owned it. */
  public LiveMap readForeign(String apiId) {
    RestApi foreign = OwnedApis.findForeign(aws, settings, apiId);
    SortedMap<String, LiveApi> apis = new TreeMap<>();
    apis.put(Split.REST, new LiveApiReader(aws, settings.of(Split.REST)).read(foreign));
    LiveMap live = new LiveMap(apis, new TreeMap<>(), false, List.of(), LiveDomains.NONE);
    return new LiveMap(
        apis,
        live.surplus(),
        false,
        settings.usagePlans().isEmpty()
            ? List.of()
            : new UsagePlanDeployer(aws, settings, line -> {}).owned(),
        new DomainDeployer(aws, settings, line -> {})
            .read(live.ids(settings), MapTags.domains(foreign.tags())));
  }

  /** The map with all that its APIs have in addition to routes, to show what others changed. */
  public LiveMap complete(LiveMap live) {
    SortedMap<String, LiveApi> apis = new TreeMap<>();
    live.apis()
        .forEach(
            (part, api) -> apis.put(part, new LiveApiReader(aws, settings.of(part)).complete(api)));
    return live.withApis(apis);
  }

  /**
   * What the APIs keep of the declarations of their routes, with one call for each API; empty if
   * they keep none.
   */
  public Optional<Remembered> remembered(LiveMap live) {
    Map<String, Map<String, String>> documentation = documentation(live);
    List<DeclaredRoute> routes = new ArrayList<>();
    documentation.values().forEach(of -> routes.addAll(DeclaredRoutes.read(of).values()));
    return documentation.values().stream().anyMatch(DeclaredRoutes::areIn)
        ? Optional.of(new Remembered(routes))
        : Optional.empty();
  }

  /** The same by the paths that callers know. */
  public Map<Operation.Key, DeclaredRoute> owned(LiveMap live) {
    Map<Operation.Key, DeclaredRoute> owned = new HashMap<>();
    documentation(live)
        .forEach((part, of) ->
            DeclaredRoutes.read(of)
                .forEach((key, route) -> owned.put(Routes.whole(part, key), route)));
    return owned;
  }

  /** By part; those of parts that are no longer split off are first. */
  private Map<String, Map<String, String>> documentation(LiveMap live) {
    Map<String, Map<String, String>> read = new LinkedHashMap<>();
    live.surplus()
        .forEach((part, api) -> read.put(part, aws.workingCopy(api.id()).documentation()));
    live.apis().forEach((part, api) -> read.put(part, aws.workingCopy(api.id()).documentation()));
    return read;
  }

  private Map<Operation.Key, Access> routes(String part, RestApi api) {
    Map<Operation.Key, Access> routes = new HashMap<>();
    aws.workingCopy(api.id())
        .methods()
        .forEach((path, methods) ->
            methods.forEach((method, facts) ->
                routes.put(
                    Routes.whole(part, new Operation.Key(path, method)),
                    Access.of(facts, facts.value(RouteSetting.AUTHORIZER)))));
    return routes;
  }

  private Set<String> stages(RestApi api) {
    return aws.stages().all(api.id()).stream().map(Stage::name).collect(Collectors.toSet());
  }
}
