package dev.ingressmap.gateway.deploy.api;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.aws.api.Method;
import dev.ingressmap.gateway.aws.api.RestApi;
import dev.ingressmap.gateway.deploy.access.Access;
import dev.ingressmap.gateway.deploy.access.RouteChanges;
import dev.ingressmap.gateway.deploy.access.Routes;
import dev.ingressmap.gateway.deploy.change.MapTags;
import dev.ingressmap.gateway.deploy.stage.Deployments;
import dev.ingressmap.gateway.deploy.stage.LiveStage;
import dev.ingressmap.gateway.settings.Settings;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads an API of a map or of one of its parts, in a fixed number of calls. */
public final class LiveApiReader {

  private final ApiGateway aws;
  private final Settings settings;

  public LiveApiReader(ApiGateway aws, Settings settings) {
    this.aws = aws;
    this.settings = settings;
  }

  /**
   * The id of the API of the map or part.
   *
   * @throws InvalidInput if there are several
   */
  public Optional<String> findId() {
    return Optional.ofNullable(OwnedApis.find(aws, settings).apis().get(settings.api().part()))
        .map(RestApi::id);
  }

  public LiveApi read(RestApi api) {
    String id = api.id();
    List<LiveStage> stages = stages(id);
    Optional<LiveStage> stage = wanted(stages);
    if (stage.isEmpty()) {
      Quotas.checkStages(settings, stages.size());
    }
    Map<String, Map<String, Method>> paths = aws.workingCopy(id).methods();
    LiveDetailsReader details =
        new LiveDetailsReader(
            aws,
            id,
            settings,
            paths.values().stream().flatMap(methods -> methods.values().stream()).toList());
    return new LiveApi(
        id,
        MapTags.isProtected(api.tags()),
        ApiValue.of(api),
        routes(paths, details.names()),
        paths.entrySet().stream()
            .filter(path -> path.getValue().isEmpty())
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet()),
        details.read(),
        stage.orElse(null),
        deployments(id),
        stages.stream().flatMap(LiveStage::deployments).collect(Collectors.toSet()));
  }

  /** The API with everything that it has in addition to routes, to show what others changed. */
  public LiveApi complete(LiveApi api) {
    return api.withDetails(LiveDetailsReader.complete(aws, api.id(), api.details()));
  }

  /** The stage of the settings, among the stages of an API. */
  public Optional<LiveStage> wanted(List<LiveStage> stages) {
    return stages.stream()
        .filter(stage -> stage.name().equals(settings.stage().name()))
        .findFirst();
  }

  /** The stages of an API, in the order of their names. */
  public List<LiveStage> stages(String apiId) {
    return aws.stages().all(apiId).stream()
        .map(LiveStage::of)
        .sorted(Comparator.comparing(LiveStage::name))
        .toList();
  }

  public Deployments deployments(String apiId) {
    return Deployments.of(aws.deployments().all(apiId));
  }

  /**
   * The routes that were added and removed between two deployments.
   *
   * @throws InvalidInput if one of the deployments does not exist
   */
  public RouteChanges routeChanges(String apiId, String from, String to) {
    return RouteChanges.between(new Routes(routes(apiId, from)), new Routes(routes(apiId, to)));
  }

  /**
   * Checks that a deployment exists.
   *
   * @throws InvalidInput if it does not; the message names the existing ones
   */
  public void requireDeployment(String apiId, String id) {
    Deployments deployments = deployments(apiId);
    if (deployments.find(id).isEmpty()) {
      throw noDeployment(apiId, id, deployments);
    }
  }

  /** The error for a deployment that does not exist. It names the existing ones. */
  InvalidInput noDeployment(String apiId, String id, Deployments deployments) {
    return new InvalidInput(
        "API "
            + settings.api().title()
            + " ("
            + apiId
            + ") has no deployment "
            + id
            + ", it has "
            + (deployments.newestFirst().isEmpty() ? "none" : deployments.ids()));
  }

  private Map<Operation.Key, Access> routes(String apiId, String id) {
    return RouteChanges.routes(aws, apiId, id)
        .orElseThrow(() -> noDeployment(apiId, id, deployments(apiId)));
  }

  /** The APIs that carry the tags of the map and of the part. There should be only one. */
  public List<RestApi> owned() {
    return aws.apis().all().stream()
        .filter(
            api -> MapTags.part(api.tags(), settings).equals(Optional.of(settings.api().part())))
        .toList();
  }

  private static Map<Operation.Key, LiveRoute> routes(
      Map<String, Map<String, Method>> paths, LiveNames names) {
    Map<Operation.Key, LiveRoute> routes = new HashMap<>();
    paths.forEach((path, methods) ->
        methods.forEach((method, facts) ->
            routes.put(new Operation.Key(path, method), LiveRoute.of(facts, names))));
    return routes;
  }
}
