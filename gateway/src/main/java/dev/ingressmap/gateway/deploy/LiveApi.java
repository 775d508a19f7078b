package dev.ingressmap.gateway.deploy;

import dev.ingressmap.gateway.api.Operation;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The API that AWS has.
 *
 * @param stage null if the stage does not exist
 * @param inUse the deployments that its stages point at, whosesoever they are
 */
public record LiveApi(
    String id,
    SortedMap<String, String> fields,
    Map<Operation.Key, SortedMap<String, String>> operations,
    @Nullable LiveStage stage,
    Deployments deployments,
    Set<String> inUse) {

  public LiveApi {
    inUse = Set.copyOf(inUse);
  }
}
