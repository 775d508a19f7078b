package dev.ingressmap.gateway.deploy;

import dev.ingressmap.gateway.deploy.domain.Departure;
import dev.ingressmap.gateway.deploy.domain.LiveDomain;
import dev.ingressmap.gateway.deploy.usageplan.LiveUsagePlan;
import java.util.List;
import java.util.SortedSet;

/**
 * What belongs to only one stage of a map.
 *
 * @param apis of parts that have no other stage
 * @param stages of the APIs that have others
 * @param deployments that no other stage points at and that were not made for another one
 * @param plans that the map created for the stage and that give access to no other stage
 * @param sharedPlans that also give access to another stage
 * @param keys the ids of the keys of plans that are removed
 * @param domains at which the stage answers, or that it left behind
 * @param departure of the APIs and stages
 * @param unmarked the names of the domains that are removed from the API's tag
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

  /** The API of a part of the map, with its title for people. */
  public record Part(String title, String apiId) {}

  /** A deployment of an API. */
  public record OwnDeployment(String apiId, String id) {}

  /** Whether nothing belongs to the stage. */
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
