package dev.ingressmap.gateway.api;

import dev.ingressmap.gateway.settings.Authorizer;
import dev.ingressmap.gateway.settings.Cors;
import dev.ingressmap.gateway.settings.GatewayResponse;
import dev.ingressmap.gateway.settings.MethodSettings;
import dev.ingressmap.gateway.settings.Settings;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The API that the ingress map and the settings ask for.
 *
 * @param keptOut the closed routes for paths that Ingresses keep out; the API has them only if one
 *     of its routes would lead there
 */
public record DesiredApi(
    Settings settings, SortedMap<Operation.Key, Operation> operations, List<Operation> keptOut) {

  public DesiredApi {
    operations = Collections.unmodifiableSortedMap(new TreeMap<>(operations));
    keptOut = List.copyOf(keptOut);
  }

  /** An API from which no path is kept out. */
  public DesiredApi(Settings settings, SortedMap<Operation.Key, Operation> operations) {
    this(settings, operations, List.of());
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
