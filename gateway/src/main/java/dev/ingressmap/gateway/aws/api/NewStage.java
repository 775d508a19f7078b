package dev.ingressmap.gateway.aws.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings that a stage is created with.
 *
 * @param cacheSize in GB, null for no cache
 */
public record NewStage(
    String description,
    Map<String, String> variables,
    boolean tracing,
    @Nullable String cacheSize) {

  public NewStage {
    variables = Map.copyOf(variables);
  }
}
