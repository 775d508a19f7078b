package dev.ingressmap.gateway.deploy.api;

import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What an API has beside its routes, by name as named values; null where nobody looked, since
 * neither its routes nor the settings speak of any.
 *
 * @param responses what API Gateway answers by itself
 */
public record LiveDetails(
    @Nullable Map<String, SortedMap<String, String>> responses,
    @Nullable Map<String, SortedMap<String, String>> authorizers,
    @Nullable Map<String, SortedMap<String, String>> models) {

  /** Of an API that has nothing but routes. */
  public static final LiveDetails NONE = new LiveDetails(Map.of(), Map.of(), Map.of());
}
