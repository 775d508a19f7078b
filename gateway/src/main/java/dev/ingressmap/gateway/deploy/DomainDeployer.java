package dev.ingressmap.gateway.deploy;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.deploy.LiveDomain.Mapping;
import dev.ingressmap.gateway.settings.Domain;
import dev.ingressmap.gateway.settings.Settings;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigateway.model.CreateDomainNameRequest;
import software.amazon.awssdk.services.apigateway.model.EndpointType;
import software.amazon.awssdk.services.apigateway.model.GetDomainNameResponse;

/** Lets a stage answer at the custom domain that its settings say, and reads those that it has. */
public final class DomainDeployer {

  private final ApiGateway aws;
  private final Settings settings;
  private final Consumer<String> progress;

  public DomainDeployer(ApiGateway aws, Settings settings, Consumer<String> progress) {
    this.aws = aws;
    this.settings = settings;
    this.progress = progress;
  }

  /** A domain with its mappings. */
  public Optional<LiveDomain> find(String name) {
    return aws.domainNames()
        .find(name)
        .map(domain -> LiveDomain.of(domain, aws.domainNames().mappings(name)));
  }

  /** The domains that the tag of an API names. */
  public List<LiveDomain> find(Collection<String> names) {
    return names.stream().flatMap(name -> find(name).stream()).toList();
  }

  /** Where a DNS record for a domain has to point, without the domain's mappings. */
  public Optional<LiveDomain> findTarget(String name) {
    Optional<GetDomainNameResponse> domain = aws.domainNames().find(name);
    return domain.map(found -> LiveDomain.of(found, List.of()));
  }

  /**
   * The domains of an API and of the settings.
   *
   * @param apiId null if the API does not exist yet
   * @throws InvalidInput if the base path is another API's
   */
  LiveDomains read(@Nullable String apiId, SortedSet<String> marked) {
    SortedSet<String> names = new TreeSet<>(marked);
    Domain desired = settings.domain();
    if (desired != null) {
      names.add(desired.name());
    }
    LiveDomains domains = new LiveDomains(marked, find(names));
    LiveDomain live = domains.of(settings);
    if (desired != null && live != null) {
      live.at(desired.basePath())
          .filter(mapping -> !mapping.apiId().equals(apiId))
          .ifPresent(mapping -> {
            throw taken(desired, mapping);
          });
    }
    return domains;
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

  /** Makes the changes, after the stage exists. */
  void apply(String apiId, LiveDomains live, List<DomainChange> changes) {
    Domain desired = settings.domain();
    SortedSet<String> marks = new TreeSet<>(live.marked());
    if (desired != null && !changes.isEmpty() && marks.add(desired.name())) {
      mark(apiId, marks);
    }
    changes.forEach(change -> apply(apiId, change));
    SortedSet<String> after = live.marks(settings, apiId);
    if (!after.equals(marks)) {
      mark(apiId, after);
    }
  }

  /** Those of some domains that answer for an API, or that only the map kept. */
  public List<LiveDomain> ofApi(@Nullable String apiId, List<LiveDomain> domains) {
    return domains.stream()
        .filter(domain -> !domain.of(apiId).isEmpty() || deletes(apiId, domain))
        .toList();
  }

  /** Whether a domain goes with an API: the map made it, and nobody else answers there. */
  public boolean deletes(@Nullable String apiId, LiveDomain domain) {
    return domain.isOwned(settings) && domain.of(apiId).size() == domain.mappings().size();
  }

  /** Takes an API from domains, whichever stage of it answers there. */
  public void destroy(@Nullable String apiId, List<LiveDomain> domains) {
    for (LiveDomain domain : domains) {
      domain.of(apiId).forEach(mapping -> unmap(domain.name(), mapping));
      if (deletes(apiId, domain)) {
        delete(domain.name());
      }
    }
  }

  private void mark(String apiId, SortedSet<String> names) {
    if (names.isEmpty()) {
      progress.accept("untagging API " + apiId + ": it has no domain any more");
      aws.untagApi(apiId, MapTags.DOMAIN);
    } else {
      progress.accept("tagging API " + apiId + ": its domain is " + String.join(", ", names));
      aws.tagApi(apiId, MapTags.ofDomains(names));
    }
  }

  private void apply(String apiId, DomainChange change) {
    LiveDomain live = change.live();
    Domain desired = change.desired();
    if (desired != null) {
      if (live == null) {
        progress.accept("creating domain " + desired.name());
        aws.domainNames().create(creation(desired));
      } else {
        var patch = DomainFields.patch(change.change().fields());
        if (!patch.isEmpty()) {
          progress.accept("changing domain " + desired.name());
          aws.domainNames().update(desired.name(), patch);
        }
      }
      map(apiId, desired, live);
    }
    if (live != null) {
      DomainChange.surplus(settings, apiId, live, desired)
          .forEach(mapping -> unmap(live.name(), mapping));
      if (change.deletes()) {
        delete(live.name());
      }
    }
  }

  private void map(String apiId, Domain desired, @Nullable LiveDomain live) {
    String stage = settings.stage().name();
    Mapping at = live == null ? null : live.at(desired.basePath()).orElse(null);
    if (at == null) {
      progress.accept("mapping " + desired.url() + " to stage " + stage);
      aws.domainNames().map(desired.name(), desired.basePath(), apiId, stage);
    } else if (!at.stage().equals(stage)) {
      progress.accept("mapping " + desired.url() + " to stage " + stage);
      aws.domainNames().remap(desired.name(), desired.basePath(), stage);
    }
  }

  private void unmap(String domain, Mapping mapping) {
    progress.accept(
        "deleting the mapping of " + Domain.path(mapping.basePath()) + " of domain " + domain);
    aws.domainNames().unmap(domain, mapping.basePath());
  }

  private void delete(String domain) {
    progress.accept("deleting domain " + domain);
    aws.domainNames().delete(domain);
  }

  private CreateDomainNameRequest creation(Domain domain) {
    Map<String, String> tags = MapTags.ofDomain(settings);
    CreateDomainNameRequest.Builder request =
        CreateDomainNameRequest.builder()
            .domainName(domain.name())
            .regionalCertificateArn(domain.certificate())
            .endpointConfiguration(endpoint -> endpoint.types(EndpointType.REGIONAL))
            .securityPolicy(domain.securityPolicy())
            .tags(tags);
    Domain.MutualTls mutualTls = domain.mutualTls();
    if (mutualTls != null) {
      request.mutualTlsAuthentication(
          tls -> tls.truststoreUri(mutualTls.truststore()).truststoreVersion(mutualTls.version()));
    }
    return request.build();
  }
}
