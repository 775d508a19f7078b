package dev.ingressmap.gateway.deploy;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.settings.Settings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigateway.model.Method;
import software.amazon.awssdk.services.apigateway.model.Resource;
import software.amazon.awssdk.services.apigateway.model.RestApi;

/** Finds the API that a map owns, by its tag alone, and reads it in a fixed number of calls. */
public final class LiveApiReader {

  private final ApiGateway aws;
  private final Settings settings;

  public LiveApiReader(ApiGateway aws, Settings settings) {
    this.aws = aws;
    this.settings = settings;
  }

  /**
   * The id of the API that the map owns.
   *
   * @throws InvalidInput if there are several
   */
  public Optional<String> findId() {
    return find().map(RestApi::id);
  }

  /** The API that the map owns, by its tags. */
  public Optional<OwnedApi> findOwned() {
    return find().map(api -> new OwnedApi(api.id(), isMarked(api), MapTags.domains(api.tags())));
  }

  /**
   * An API that carries the map's tag.
   *
   * @param marked whether it has usage plans, or had
   * @param domains the names of those at which its stages answer
   */
  public record OwnedApi(String id, boolean marked, SortedSet<String> domains) {}

  private static boolean isMarked(RestApi api) {
    return api.tags().containsKey(MapTags.USAGE_PLANS);
  }

  /**
   * The API with its routes, its stage and its deployments, and what the settings or the routes
   * speak of. What else there may be, {@link #complete} reads.
   *
   * @throws InvalidInput if the base path of the settings is another API's
   */
  public Optional<LiveApi> read() {
    Optional<RestApi> api = find();
    if (api.isEmpty() && settings.domain() != null) {
      // Nobody has to make an API to hear that its place is taken.
      var unused = domains(null, new TreeSet<>());
    }
    return api.map(this::read);
  }

  LiveDomains domains(@Nullable String apiId, SortedSet<String> marked) {
    return new DomainDeployer(aws, settings, line -> {}).read(apiId, marked);
  }

  /**
   * An API that others made, as if it were the map's.
   *
   * @throws InvalidInput if it does not exist, or if it is another map's, or if the map has one
   */
  public LiveApi readForeign(String apiId) {
    String name = settings.api().name();
    List<RestApi> apis = aws.apis();
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
              + " is already that of map "
              + owner
              + ", by its tag "
              + MapTags.MAP
              + (owner.equals(name) ? "" : ": take the tag off it first"));
    }
    apis.stream()
        .filter(api -> name.equals(api.tags().get(MapTags.MAP)))
        .findFirst()
        .ifPresent(own -> {
          throw new InvalidInput(
              "map " + name + " has API " + own.id() + " already: one map has one API");
        });
    return read(foreign);
  }

  private LiveApi read(RestApi api) {
    String id = api.id();
    List<LiveStage> stages = stages(id);
    Optional<LiveStage> stage = wanted(stages);
    if (stage.isEmpty()) {
      Quotas.checkStages(settings, stages.size());
    }
    List<Method> methods = new ArrayList<>();
    List<Resource> resources = aws.resources(id);
    resources.forEach(resource -> methods.addAll(resource.resourceMethods().values()));
    LiveDetailsReader details = new LiveDetailsReader(aws, id, settings, methods);
    return new LiveApi(
        id,
        LiveFields.of(api),
        operations(resources, details.names()),
        details.read(),
        stage.orElse(null),
        deployments(id),
        stages.stream().flatMap(LiveStage::deployments).collect(Collectors.toSet()),
        isMarked(api),
        isMarked(api) || !settings.usagePlans().isEmpty()
            ? new UsagePlanDeployer(aws, settings, line -> {}).owned()
            : List.of(),
        domains(id, MapTags.domains(api.tags())));
  }

  /** The API with all that it has beside its routes, to see what other hands did there. */
  public LiveApi complete(LiveApi api) {
    LiveDetails details = api.details();
    return details.responses() != null
        ? api
        : api.with(
            new LiveDetails(
                LiveDetailsReader.responses(aws, api.id()),
                details.authorizers(),
                details.models()));
  }

  /**
   * The plan for an API that was read. What nothing speaks of is read where nothing else differs:
   * what is written anyway is written whole.
   */
  public Plan plan(DesiredApi desired, Optional<LiveApi> live, Rollout rollout) {
    Plan plan = Plan.of(desired, live, rollout);
    return plan.isEmpty() ? Plan.of(desired, live.map(this::complete), rollout) : plan;
  }

  /** Of the stages of an API, the one of the settings. */
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
   * The routes that came and went from one deployment to another.
   *
   * @throws InvalidInput if one of them does not exist
   */
  public RouteChanges routeChanges(String apiId, String from, String to) {
    return RouteChanges.between(routes(apiId, from), routes(apiId, to));
  }

  /** The error that a deployment does not exist, which names those that do. */
  InvalidInput noDeployment(String apiId, String id, Deployments deployments) {
    return new InvalidInput(
        "API "
            + settings.api().name()
            + " ("
            + apiId
            + ") has no deployment "
            + id
            + ", it has "
            + (deployments.newestFirst().isEmpty() ? "none" : deployments.ids()));
  }

  private SortedSet<Operation.Key> routes(String apiId, String id) {
    return RouteChanges.routes(aws, apiId, id)
        .orElseThrow(() -> noDeployment(apiId, id, deployments(apiId)));
  }

  /** The APIs that carry the map's tag, of which there should be one at most. */
  List<RestApi> owned() {
    String name = settings.api().name();
    return aws.apis().stream().filter(api -> name.equals(api.tags().get(MapTags.MAP))).toList();
  }

  private Optional<RestApi> find() {
    String name = settings.api().name();
    List<RestApi> owned = owned();
    if (owned.size() > 1) {
      throw new InvalidInput(
          "APIs "
              + String.join(" and ", owned.stream().map(RestApi::id).sorted().toList())
              + " both carry the tag "
              + MapTags.MAP
              + " = "
              + name
              + ": delete one, or take the tag off it");
    }
    return owned.stream().findFirst();
  }

  private static Map<Operation.Key, SortedMap<String, String>> operations(
      List<Resource> resources, LiveNames names) {
    Map<Operation.Key, SortedMap<String, String>> operations = new HashMap<>();
    for (Resource resource : resources) {
      resource
          .resourceMethods()
          .forEach((method, facts) ->
              operations.put(
                  new Operation.Key(resource.path(), method), LiveFields.of(facts, names)));
    }
    return operations;
  }
}
