package dev.ingressmap.gateway.deploy.api;

import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.deploy.access.Access;
import dev.ingressmap.gateway.deploy.stage.Deployed;
import dev.ingressmap.gateway.deploy.stage.Deployments;
import dev.ingressmap.gateway.deploy.stage.LiveStage;
import dev.ingressmap.gateway.deploy.stage.ModelStage;
import dev.ingressmap.gateway.openapi.ApiDocument;
import dev.ingressmap.gateway.settings.Api;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A model of an API in AWS, with everything that plans compare. Steps change it. */
public final class ModelApi {

  private final List<Deployed> deployments = new ArrayList<>();
  private final Map<ApiValue, String> moved = new EnumMap<>(ApiValue.class);
  private boolean exists;
  private boolean isProtected;
  private @Nullable DesiredApi written;
  private @Nullable ModelStage stage;

  /** The API as a reader would find it, or null. */
  public @Nullable LiveApi live() {
    if (!exists) {
      return null;
    }
    LiveStage liveStage = stage == null ? null : stage.live();
    Set<String> inUse = new HashSet<>();
    if (liveStage != null) {
      liveStage.deployments().forEach(inUse::add);
    }
    return new LiveApi(
        "abc",
        isProtected,
        values(),
        routes(),
        Set.of(),
        written == null
            ? LiveDetails.NONE
            : new LiveDetails(
                Details.responses(written), Details.authorizers(written), Details.models(written)),
        liveStage,
        new Deployments(deployments),
        inUse);
  }

  private Map<ApiValue, String> values() {
    if (written == null) {
      return Map.of();
    }
    Map<ApiValue, String> values = new EnumMap<>(ApiValue.of(written.settings().api()));
    // A document does not change the endpoint type of an API.
    values.putAll(moved);
    return values;
  }

  private Map<Operation.Key, LiveRoute> routes() {
    Map<Operation.Key, LiveRoute> routes = new HashMap<>();
    if (written != null) {
      written
          .operations()
          .forEach((key, operation) ->
              routes.put(key, new LiveRoute(Access.of(operation), DesiredRoute.values(operation))));
    }
    return routes;
  }

  public void create(Api desired) {
    exists = true;
    isProtected = Boolean.TRUE.equals(desired.isProtected());
    moveTo(desired.endpoint().type().name());
  }

  public void moveTo(String endpointType) {
    moved.put(ApiValue.ENDPOINT_TYPE, endpointType);
  }

  public void protect(boolean yes) {
    isProtected = yes;
  }

  public void write(DesiredApi api) {
    written = api;
  }

  /** Creates a deployment of the working copy and returns its id. */
  public String deploy() {
    if (written == null) {
      throw new IllegalStateException("deployed before anything was written");
    }
    String id = "d" + deployments.size();
    deployments.add(
        0, new Deployed(id, Instant.EPOCH, "", ApiDocument.of(written).hash(), null, null, null));
    return id;
  }

  /** The stage. If it does not exist yet, it is created for the working copy. */
  public ModelStage stage() {
    if (stage == null) {
      if (written == null) {
        throw new IllegalStateException("there is nothing to make a stage of");
      }
      stage = new ModelStage(written.settings().stage());
    }
    return stage;
  }
}
