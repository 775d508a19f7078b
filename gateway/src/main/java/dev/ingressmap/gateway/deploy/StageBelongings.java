package dev.ingressmap.gateway.deploy;

import dev.ingressmap.gateway.deploy.domain.Departure;
import dev.ingressmap.gateway.deploy.domain.LiveDomain;
import dev.ingressmap.gateway.deploy.usageplan.LiveUsagePlan;
import java.util.List;
import java.util.SortedSet;

/**
 * What one stage of a map has for itself, while there are others.
 *
 * @param apis of parts that have no other stage
 * @param stages of the APIs that have others
 * @param deployments that no other stage points at and that were not made for another one
 * @param plans that the map made for the stage and that open no other one
 * @param sharedPlans that open another one as well
 * @param keys the ids of those of the plans that go
 * @param domains at which the stage answers, or which it left over
 * @param departure of the APIs and stages
 * @param unmarked the names of the domains that the API's tag need not say any more
 */
public record StageBelongings(
    List<Part> apis,
    List<Part> stages,
    List<OwnDeployment> deployments,
    List<LiveUsagePlan> plans,
    List<LiveUsagePlan> sharedPlans,
    List<String> keys,
    List<LiveDomain> domains,
    Departure departure,
    SortedSet<String> unmarked) {

  /** The API of a part of the map, by what people call it. */
  public record Part(String title, String apiId) {}

  /** A deployment of an API. */
  public record OwnDeployment(String apiId, String id) {}

  /** Whether there is nothing. */
  public boolean isEmpty() {
    return apis.isEmpty()
        && stages.isEmpty()
        && deployments.isEmpty()
        && plans.isEmpty()
        && sharedPlans.isEmpty()
        && keys.isEmpty()
        && domains.isEmpty()
        && unmarked.isEmpty();
  }
}
