package dev.ingressmap.gateway.api;

import dev.ingressmap.gateway.route.Remembered;
import dev.ingressmap.gateway.settings.Authorizer;
import dev.ingressmap.gateway.settings.Cors;
import dev.ingressmap.gateway.settings.GatewayResponse;
import dev.ingressmap.gateway.settings.MethodSettings;
import dev.ingressmap.gateway.settings.Settings;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The API that the ingress map and the settings ask for.
 *
 * @param keptOut the closed routes for paths that Ingresses keep out; the API has them only if one
 *     of its routes would lead there
 * @param heldBack the objects whose declarations wait, by name
 * @param unused the settings for hosts and methods that the map does not have, a line for each
 */
public record DesiredApi(
    Settings settings,
    SortedMap<Operation.Key, Operation> operations,
    List<Operation> keptOut,
    List<HeldBack> heldBack,
    List<String> unused) {

  public DesiredApi {
    operations = Collections.unmodifiableSortedMap(new TreeMap<>(operations));
    keptOut = List.copyOf(keptOut);
    heldBack = List.copyOf(heldBack);
    unused = List.copyOf(unused);
  }

  /** An API from which no path is kept out. */
  public DesiredApi(Settings settings, SortedMap<Operation.Key, Operation> operations) {
    this(settings, operations, List.of(), List.of(), List.of());
  }

  /** This API, with what its map had to leave as it is. */
  public DesiredApi with(List<HeldBack> waiting, List<String> idle) {
    return new DesiredApi(settings, operations, keptOut, waiting, idle);
  }

  /** What the API keeps of the declarations of its routes. */
  public Remembered remembered() {
    return new Remembered(
        operations.values().stream()
            .map(operation -> operation.source().declared())
            .filter(Objects::nonNull)
            .toList());
  }

  /** What prevents paths from being split as the settings say. */
  public static List<String> splitProblems(Settings settings, Collection<Operation.Key> keys) {
    return Partition.problems(settings, keys);
  }

  /**
   * The paths that API Gateway counts as resources: those of the operations, all paths above them,
   * and the root, which is empty here.
   */
  public Set<String> resources() {
    Set<String> paths = new HashSet<>(Set.of(""));
    operations.keySet().forEach(key -> addResources(key.path(), paths));
    return paths;
  }

  /** Adds the resources of a path to those that are there already. */
  public static void addResources(String resource, Set<String> paths) {
    String path = resource.equals("/") ? "" : resource;
    while (paths.add(path)) {
      path = path.substring(0, path.lastIndexOf('/'));
    }
  }

  /** The APIs of the parts of a split map; the rest is last. */
  public List<DesiredApi> parts() {
    return Partition.of(this);
  }

  /**
   * The gateway responses by response type. If pages of only one origin may call, they may see its
   * errors too.
   */
  public SortedMap<String, GatewayResponse> responses() {
    SortedMap<String, GatewayResponse> responses = new TreeMap<>(settings.api().responses());
    Cors cors = settings.cors();
    if (cors != null && operations.values().stream().anyMatch(CorsOperation::is)) {
      SortedMap<String, String> headers = new TreeMap<>(CorsOperation.allowedOrigin(cors));
      if (!headers.isEmpty()) {
        GatewayResponse seen = new GatewayResponse(null, headers, new TreeMap<>());
        responses.putIfAbsent("DEFAULT_4XX", seen);
        responses.putIfAbsent("DEFAULT_5XX", seen);
      }
    }
    return responses;
  }

  /**
   * How the stage throttles, logs and caches, by {@code METHOD /path} or {@link
   * dev.ingressmap.gateway.settings.Stage#ALL}; no method is {@code ANY}.
   */
  public SortedMap<String, MethodSettings> methodSettings() {
    return VerbSettings.of(this);
  }

  /** The verbs to which the settings of {@code ANY} apply at a path. */
  public List<String> verbsOfAny(String path) {
    return VerbSettings.ofAny(this, path);
  }

  /** The authorizers that routes name. */
  public SortedMap<String, Authorizer> authorizers() {
    SortedMap<String, Authorizer> used = new TreeMap<>(settings.authorizers());
    used.keySet()
        .removeIf(name ->
            operations.values().stream()
                .noneMatch(operation -> name.equals(operation.security().authorizer())));
    return used;
  }

  /** The validations that routes require. */
  public SortedSet<Validation> validations() {
    SortedSet<Validation> used = new TreeSet<>();
    for (Operation operation : operations.values()) {
      if (operation.validation() != null) {
        used.add(operation.validation());
      }
    }
    return used;
  }
}
