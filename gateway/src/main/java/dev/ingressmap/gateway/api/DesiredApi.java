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
 * @param keptOut what closed routes would be at paths that Ingresses keep out, if any route of the
 *     API led there
 */
public record DesiredApi(
    Settings settings, SortedMap<Operation.Key, Operation> operations, List<Operation> keptOut) {

  public DesiredApi {
    operations = Collections.unmodifiableSortedMap(new TreeMap<>(operations));
    keptOut = List.copyOf(keptOut);
  }

  /** One that nothing is kept out of. */
  public DesiredApi(Settings settings, SortedMap<Operation.Key, Operation> operations) {
    this(settings, operations, List.of());
  }

  /** The APIs of the parts that the map is split into, that of the rest last. */
  public List<DesiredApi> parts() {
    return Partition.of(this);
  }

  /**
   * By response type, what API Gateway answers by itself. If pages of only one origin may call,
   * they may see its errors too.
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
   * By {@code METHOD /path} or {@link dev.ingressmap.gateway.settings.Stage#ALL}, how the stage
   * throttles, logs and caches; no method is {@code ANY}.
   */
  public SortedMap<String, MethodSettings> methodSettings() {
    return VerbSettings.of(this);
  }

  /** The verbs that settings of {@code ANY} hold for at a path. */
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

  /** The checks that routes ask for. */
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
