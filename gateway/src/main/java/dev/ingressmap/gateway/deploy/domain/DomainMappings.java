package dev.ingressmap.gateway.deploy.domain;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.aws.Patches;
import dev.ingressmap.gateway.deploy.change.MapApis;
import dev.ingressmap.gateway.deploy.domain.LiveDomain.Mapping;
import dev.ingressmap.gateway.settings.Domain;
import dev.ingressmap.gateway.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;

/** Leads the base paths of domains to the stage of the settings. */
final class DomainMappings {

  private final ApiGateway aws;
  private final Settings settings;
  private final Consumer<String> progress;

  DomainMappings(ApiGateway aws, Settings settings, Consumer<String> progress) {
    this.aws = aws;
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * Holds that the map takes no base path from others.
   *
   * @throws InvalidInput if one leads to an API that is not the map's
   */
  void check(MapApis apis, Domain desired, LiveDomain live) {
    live.mappings().stream()
        .filter(mapping -> apis.basePaths().containsKey(mapping.basePath()))
        .filter(mapping -> !apis.has(mapping.apiId()))
        .findFirst()
        .ifPresent(mapping -> {
          throw taken(desired, mapping);
        });
  }

  private InvalidInput taken(Domain domain, Mapping mapping) {
    return new InvalidInput(
        "domain "
            + domain.name()
            + ": its base path "
            + Domain.path(mapping.basePath())
            + " is mapped to API "
            + mapping.apiId()
            + (mapping.stage().isEmpty() ? "" : ", stage " + mapping.stage())
            + ", which is not that of map "
            + settings.api().name()
            + ": choose another basePath in gateway.yaml, or delete that mapping");
  }

  /** Whether a mapping is what leads a base path to an API, null for none. */
  boolean leads(@Nullable Mapping mapping, String basePath, String apiId) {
    return new Mapping(basePath, apiId, settings.stage().name()).equals(mapping);
  }

  /**
   * Leads a base path to an API, unless it does.
   *
   * @param at the mapping that it has, null for none
   */
  void lead(Domain desired, String basePath, String apiId, @Nullable Mapping at) {
    if (leads(at, basePath, apiId)) {
      return;
    }
    String stage = settings.stage().name();
    progress.accept(
        "mapping https://" + desired.name() + Domain.path(basePath) + " to stage " + stage);
    if (at == null) {
      aws.domainNames().map(desired.name(), basePath, apiId, stage);
    } else {
      List<PatchOperation> patch = new ArrayList<>();
      if (!at.apiId().equals(apiId)) {
        patch.add(Patches.replace("/restapiId", apiId));
      }
      patch.add(Patches.replace("/stage", stage));
      aws.domainNames().remap(desired.name(), basePath, patch);
    }
  }

  void remove(String domain, Mapping mapping) {
    progress.accept(
        "deleting the mapping of " + Domain.path(mapping.basePath()) + " of domain " + domain);
    aws.domainNames().unmap(domain, mapping.basePath());
  }
}
