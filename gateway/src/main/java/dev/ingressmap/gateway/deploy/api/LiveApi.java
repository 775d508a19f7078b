package dev.ingressmap.gateway.deploy.api;

import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.deploy.stage.Deployments;
import dev.ingressmap.gateway.deploy.stage.LiveStage;
import dev.ingressmap.gateway.openapi.ApiDocument;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The API that AWS has.
 *
 * @param isProtected by its tag
 * @param emptyResources the paths that have no method
 * @param details what routes refer to, as far as it was read
 * @param stage null if the stage does not exist
 * @param inUse the deployments that any stage of the API points at
 */
public record LiveApi(
    String id,
    boolean isProtected,
    Map<ApiValue, String> values,
    Map<Operation.Key, LiveRoute> routes,
    Set<String> emptyResources,
    LiveDetails details,
    @Nullable LiveStage stage,
    Deployments deployments,
    Set<String> inUse) {

  public LiveApi {
    values = Map.copyOf(values);
    routes = Map.copyOf(routes);
    emptyResources = Set.copyOf(emptyResources);
    inUse = Set.copyOf(inUse);
  }

  /** Whether the stage was deployed from a document. */
  public boolean serves(ApiDocument document) {
    return stage != null && deployments.hashOrId(stage.deployment()).equals(document.hash());
  }

  LiveApi withDetails(LiveDetails details) {
    return new LiveApi(
        id, isProtected, values, routes, emptyResources, details, stage, deployments, inUse);
  }
}
