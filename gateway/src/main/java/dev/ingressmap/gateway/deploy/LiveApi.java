package dev.ingressmap.gateway.deploy;

import dev.ingressmap.gateway.api.Operation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The API that AWS has.
 *
 * @param details what routes refer to, as far as it was read
 * @param stage null if the stage does not exist
 * @param marked whether it carries the tag that says that it has usage plans, or had
 * @param usagePlans of all its stages
 * @param domains at which its stages answer, or should
 * @param inUse the deployments that its stages point at, whosesoever they are
 */
public record LiveApi(
    String id,
    SortedMap<String, String> fields,
    Map<Operation.Key, SortedMap<String, String>> operations,
    LiveDetails details,
    @Nullable LiveStage stage,
    Deployments deployments,
    Set<String> inUse,
    boolean marked,
    List<LiveUsagePlan> usagePlans,
    LiveDomains domains) {

  public LiveApi {
    inUse = Set.copyOf(inUse);
    usagePlans = List.copyOf(usagePlans);
  }

  LiveApi with(LiveDetails details) {
    return new LiveApi(
        id, fields, operations, details, stage, deployments, inUse, marked, usagePlans, domains);
  }
}
