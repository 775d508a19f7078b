package dev.ingressmap.gateway.deploy.api;

import dev.ingressmap.gateway.api.ApiDocument;
import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.deploy.stage.Deployments;
import dev.ingressmap.gateway.deploy.stage.LiveStage;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The API that AWS has.
 *
 * @param isProtected by its tag
 * @param emptyResources the paths that have no method
 * @param details what routes refer to, as far as it was read
 * @param stage null if the stage does not exist
 * @param inUse the deployments that its stages point at, whosesoever they are
 */
public record LiveApi(
    String id,
    boolean isProtected,
    SortedMap<String, String> fields,
    Map<Operation.Key, SortedMap<String, String>> operations,
    Set<String> emptyResources,
    LiveDetails details,
    @Nullable LiveStage stage,
    Deployments deployments,
    Set<String> inUse) {

  public LiveApi {
    emptyResources = Set.copyOf(emptyResources);
    inUse = Set.copyOf(inUse);
  }

  /** Whether the stage was deployed from a document. */
  boolean serves(ApiDocument document) {
    return stage != null && deployments.hashOrId(stage.deployment()).equals(document.hash());
  }

  LiveApi with(LiveDetails details) {
    return new LiveApi(
        id, isProtected, fields, operations, emptyResources, details, stage, deployments, inUse);
  }
}
