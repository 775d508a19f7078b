package dev.ingressmap.gateway.deploy.domain;

import dev.ingressmap.gateway.aws.account.Mapping;
import dev.ingressmap.gateway.settings.Settings;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The APIs and stages that are about to be removed, and that no domain may lead to anymore.
 *
 * @param apiIds of the APIs that are removed with all their stages
 * @param apiStages as {@code api:stage}, of APIs that stay
 * @param ofTheMap whether the whole map is removed
 */
public record Departure(Set<String> apiIds, Set<String> apiStages, boolean ofTheMap) {

  public Departure {
    apiIds = Set.copyOf(apiIds);
    apiStages = Set.copyOf(apiStages);
  }

  /** The removal of a whole map. */
  public static Departure ofMap(Collection<String> apiIds) {
    return new Departure(Set.copyOf(apiIds), Set.of(), true);
  }

  public boolean has(Mapping mapping) {
    return apiIds.contains(mapping.apiId())
        || apiStages.contains(mapping.apiId() + ":" + mapping.stage());
  }

  /** Whether a domain is deleted too. It is if the map created it and no other API uses it. */
  boolean deletes(Settings settings, LiveDomain domain) {
    List<Mapping> going = domain.leadingTo(this);
    // A domain without mappings was left by a run that was interrupted.
    boolean last = going.size() == domain.mappings().size();
    boolean leftOver = ofTheMap || domain.isFor(settings);
    return domain.isOwned(settings) && last && (!going.isEmpty() || leftOver);
  }
}
