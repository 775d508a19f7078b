package dev.ingressmap.gateway.deploy.domain;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.aws.account.Mapping;
import dev.ingressmap.gateway.deploy.change.MapApis;
import dev.ingressmap.gateway.settings.Domain;

/** A base path of the settings that leads to somebody else's API. */
final class ForeignMapping {

  private ForeignMapping() {}

  /**
   * Checks that no base path of a domain leads to somebody else's API.
   *
   * @throws InvalidInput if one does
   */
  static void check(MapApis apis, Domain desired, LiveDomain live) {
    live.mappings().stream()
        .filter(mapping -> apis.basePaths().containsKey(mapping.basePath()))
        .filter(mapping -> !apis.has(mapping.apiId()))
        .findFirst()
        .ifPresent(mapping -> {
          throw taken(apis, desired, mapping);
        });
  }

  private static InvalidInput taken(MapApis apis, Domain domain, Mapping mapping) {
    return new InvalidInput(
        "domain "
            + domain.name()
            + ": its base path "
            + Domain.path(mapping.basePath())
            + " is mapped to API "
            + mapping.apiId()
            + (mapping.stage().isEmpty() ? "" : ", stage " + mapping.stage())
            + ", which does not belong to map "
            + apis.settings().api().name()
            + ": choose another basePath in gateway.yaml, or delete that mapping");
  }
}
