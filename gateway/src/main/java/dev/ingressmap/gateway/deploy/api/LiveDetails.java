package dev.ingressmap.gateway.deploy.api;

import dev.ingressmap.gateway.deploy.change.Named;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an API has in addition to its routes: by name, as named values. A field is null if it was
 * not read, because neither the routes nor the settings mention any.
 *
 * @param responses the gateway responses
 */
public record LiveDetails(
    @Nullable Map<String, Map<Named, String>> responses,
    @Nullable Map<String, Map<Named, String>> authorizers,
    @Nullable Map<String, Map<Named, String>> models) {

  /** The details of an API that has only routes. */
  public static final LiveDetails NONE = new LiveDetails(Map.of(), Map.of(), Map.of());
}
