package dev.ingressmap.localstage;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.deploy.change.Change;
import dev.ingressmap.localstage.console.Surroundings;
import dev.ingressmap.localstage.ingress.EmbeddedIngress;
import dev.ingressmap.localstage.ingress.Target;
import dev.ingressmap.localstage.ingress.Upstreams;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** What the console knows of a deployed map: owners, services, and what it is to become. */
final class MapSurroundings implements Surroundings {

  private record Place(String apiId, String stage, Operation.Key route) {}

  /** Reading the manifests takes its time, and routes without an owner are asked for often. */
  private static final long PAUSE = Duration.ofSeconds(1).toNanos();

  private final Map<Place, String> owners = new ConcurrentHashMap<>();
  private final AtomicLong read = new AtomicLong(System.nanoTime() - PAUSE);
  private final List<DeployedStage> stages;
  private final EmbeddedIngress ingress;
  private final Upstreams upstreams;
  private final MapSource source;
  private final URI endpoint;
  private final URI ingressUrl;

  /**
   * The surroundings of an API Gateway with a map.
   *
   * @param source of the map
   * @param endpoint of the control plane
   */
  MapSurroundings(
      List<DeployedStage> stages,
      EmbeddedIngress ingress,
      URI ingressUrl,
      Upstreams upstreams,
      MapSource source,
      URI endpoint) {
    this.stages = List.copyOf(stages);
    this.ingress = ingress;
    this.ingressUrl = ingressUrl;
    this.upstreams = upstreams;
    this.source = source;
    this.endpoint = endpoint;
    stages.forEach(stage -> addOwners(stage, stage.desired()));
  }

  private void addOwners(DeployedStage stage, DesiredApi desired) {
    for (DesiredApi part : desired.parts()) {
      stage
          .apis()
          .find(part.settings().api().part())
          .ifPresent(api ->
              part.operations()
                  .forEach((route, operation) ->
                      owners.put(new Place(api, stage.name(), route), operation.source().owner())));
    }
  }

  @Override
  public String owner(String apiId, String stage, String method, String path) {
    Place place = new Place(apiId, stage, new Operation.Key(path, method));
    if (!owners.containsKey(place)
        && stages.stream().anyMatch(deployed -> deployed.apis().byPart().containsValue(apiId))) {
      readAgain();
    }
    return owners.getOrDefault(place, "");
  }

  /** Others may have applied the map as it is now. */
  private void readAgain() {
    long before = read.get();
    long now = System.nanoTime();
    if (now - before < PAUSE || !read.compareAndSet(before, now)) {
      return;
    }
    try {
      for (DesiredApi desired : source.desired()) {
        stages.stream()
            .filter(stage -> stage.name().equals(desired.settings().stage().name()))
            .forEach(stage -> addOwners(stage, desired));
      }
    } catch (InvalidInput e) {
      // The view of the differences says so.
    }
  }

  @Override
  public Optional<Service> service(String host, String path) {
    return ingress.serves(host) ? ingress.target(host, path).map(this::service) : Optional.empty();
  }

  private Service service(Target target) {
    return new Service(target.name(), upstreams.find(target).orElse(null));
  }

  @Override
  public List<Service> services() {
    return ingress.targets().stream().map(this::service).toList();
  }

  @Override
  public URI ingress() {
    return ingressUrl;
  }

  @Override
  public List<Drift> drift() {
    try {
      List<Drift> drift = new ArrayList<>();
      for (DesiredApi api : source.desired()) {
        String stage = api.settings().stage().name();
        MapDeployment.changes(endpoint, api)
            .forEach(change -> drift.add(drift(apiOf(stage), stage, change)));
      }
      return drift;
    } catch (InvalidInput e) {
      return e.problems().stream().map(problem -> new Drift("", "", "", problem)).toList();
    }
  }

  private String apiOf(String stage) {
    return stages.stream()
        .filter(deployed -> deployed.name().equals(stage))
        .map(DeployedStage::apiId)
        .findFirst()
        .orElse("");
  }

  private static Drift drift(String api, String stage, Change change) {
    boolean route = change.kind() == Change.Kind.ROUTE;
    String action =
        switch (change.action()) {
          case ADD -> "to be added";
          case REMOVE -> "to be removed";
          case CHANGE ->
              change.fields().stream()
                  .map(field -> "%s: %s -> %s".formatted(field.name(), field.from(), field.to()))
                  .collect(Collectors.joining("; "));
        };
    return new Drift(
        api, stage, route ? change.name() : "", route ? action : change.name() + " " + action);
  }
}
