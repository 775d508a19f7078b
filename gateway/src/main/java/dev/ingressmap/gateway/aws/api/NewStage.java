package dev.ingressmap.gateway.aws.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a stage has from its first moment.
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
