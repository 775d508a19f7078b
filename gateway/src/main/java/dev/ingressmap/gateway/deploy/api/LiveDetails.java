package dev.ingressmap.gateway.deploy.api;

import dev.ingressmap.gateway.deploy.change.Named;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an API has beside its routes, by name as named values; null where nobody looked, since
 * neither its routes nor the settings speak of any.
 *
 * @param responses what API Gateway answers by itself
 */
public record LiveDetails(
    @Nullable Map<String, Map<Named, String>> responses,
    @Nullable Map<String, Map<Named, String>> authorizers,
    @Nullable Map<String, Map<Named, String>> models) {

  /** Of an API that has only routes. */
  public static final LiveDetails NONE = new LiveDetails(Map.of(), Map.of(), Map.of());
}
