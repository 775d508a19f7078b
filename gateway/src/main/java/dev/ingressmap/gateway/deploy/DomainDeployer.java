package dev.ingressmap.gateway.deploy;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.aws.Patches;
import dev.ingressmap.gateway.deploy.LiveDomain.Mapping;
import dev.ingressmap.gateway.settings.Domain;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.Split;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigateway.model.CreateDomainNameRequest;
import software.amazon.awssdk.services.apigateway.model.EndpointType;
import software.amazon.awssdk.services.apigateway.model.GetDomainNameResponse;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;

/** Lets a stage answer at the custom domain that its settings say, and reads those that it has. */
public final class DomainDeployer {

  private final ApiGateway aws;
  private final Settings settings;
  private final Consumer<String> progress;
  private final DomainRecords records;

  public DomainDeployer(ApiGateway aws, Settings settings, Consumer<String> progress) {
    this.aws = aws;
    this.settings = settings;
    this.progress = progress;
    this.records = new DomainRecords(aws, settings, progress);
  }

  /** A domain with its mappings and the records that are the map's. */
  public Optional<LiveDomain> find(String name) {
    return aws.domainNames()
        .find(name)
        .map(domain -> LiveDomain.of(domain, aws.domainNames().mappings(name)))
        .map(domain -> domain.with(records.read(domain)));
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
   * The domains of a map's APIs and of the settings.
   *
   * @throws InvalidInput if a base path is another API's, or a record somebody else's
   */
  LiveDomains read(MapApis apis, SortedSet<String> marked) {
    SortedSet<String> names = new TreeSet<>(marked);
    Domain desired = settings.domain();
    if (desired != null) {
      names.add(desired.name());
    }
    LiveDomains domains = new LiveDomains(marked, find(names));
    LiveDomain live = domains.of(settings);
    if (desired != null) {
      records.check(desired, live);
    }
    if (desired != null && live != null) {
      live.mappings().stream()
          .filter(mapping -> apis.basePaths().containsKey(mapping.basePath()))
          .filter(mapping -> !apis.has(mapping.apiId()))
          .findFirst()
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

  /**
   * Leads callers to the parts of a split map, before the API of the rest has their paths no more.
   *
   * @return whether anything was changed
   */
  boolean open(MapApis apis, LiveDomains live) {
    Domain desired = settings.domain();
    LiveDomain domain = live.of(settings);
    boolean changes = false;
    for (Map.Entry<String, String> api : new TreeMap<>(apis.ids()).entrySet()) {
      String part = api.getKey();
      Mapping at = domain == null ? null : domain.at(part).orElse(null);
      boolean right =
          at != null
              && at.apiId().equals(api.getValue())
              && at.stage().equals(settings.stage().name());
      if (desired != null && !part.equals(Split.REST) && !right) {
        if (!changes) {
          // An API of the rest that does not exist yet is made with its mark.
          apis.id(Split.REST)
              .filter(id -> !live.marked().contains(desired.name()))
              .ifPresent(id -> mark(id, live.markedWith(settings)));
        }
        if (domain == null && !changes) {
          var unused = create(desired);
        }
        map(desired, part, api.getValue(), at);
        changes = true;
      }
    }
    return changes;
  }

  /** Makes the changes, after the stages exist. */
  void apply(MapApis apis, LiveDomains live, List<DomainChange> changes) {
    String apiId = apis.id(Split.REST).orElseThrow();
    Domain desired = settings.domain();
    SortedSet<String> marks = new TreeSet<>(live.marked());
    if (desired != null && !changes.isEmpty() && marks.add(desired.name())) {
      mark(apiId, marks);
    }
    changes.forEach(change -> apply(apis, change));
    SortedSet<String> after = live.marks(apis);
    if (!after.equals(marks)) {
      mark(apiId, after);
    }
  }

  /** Those of some domains that answer for a map's APIs, or that only the map kept. */
  public List<LiveDomain> ofApis(Collection<String> apiIds, List<LiveDomain> domains) {
    return domains.stream()
        .filter(domain -> !domain.of(apiIds).isEmpty() || deletes(apiIds, domain))
        .toList();
  }

  /** Whether a domain goes with the APIs: the map made it, and nobody else answers there. */
  public boolean deletes(Collection<String> apiIds, LiveDomain domain) {
    return domain.isOwned(settings) && domain.of(apiIds).size() == domain.mappings().size();
  }

  /** Takes APIs from domains, whichever stages of them answer there. */
  public void destroy(Collection<String> apiIds, List<LiveDomain> domains) {
    for (LiveDomain domain : domains) {
      boolean goes = deletes(apiIds, domain);
      if (goes) {
        records.remove(domain);
      }
      domain.of(apiIds).forEach(mapping -> unmap(domain.name(), mapping));
      if (goes) {
        delete(domain.name());
      }
    }
  }

  private void mark(String apiId, SortedSet<String> names) {
    if (names.isEmpty()) {
      progress.accept("untagging API " + apiId + ": it has no domain any more");
      aws.tags().untagApi(apiId, MapTags.DOMAIN);
    } else {
      progress.accept("tagging API " + apiId + ": its domain is " + String.join(", ", names));
      aws.tags().tagApi(apiId, MapTags.ofDomains(names));
    }
  }

  private void apply(MapApis apis, DomainChange change) {
    LiveDomain live = change.live();
    Domain desired = change.desired();
    if (desired != null) {
      LiveDomain domain = live;
      if (domain == null) {
        domain = create(desired);
      } else {
        var patch = DomainFields.patch(change.change().fields());
        if (!patch.isEmpty()) {
          progress.accept("changing domain " + desired.name());
          aws.domainNames().update(desired.name(), patch);
        }
      }
      apis.basePaths()
          .forEach((path, part) ->
              map(
                  desired,
                  path,
                  apis.id(part).orElseThrow(),
                  live == null ? null : live.at(path).orElse(null)));
      // Last, so that callers are led to what answers them.
      records.apply(desired, domain);
    }
    if (live != null) {
      if (change.deletes()) {
        records.remove(live);
      }
      DomainChange.surplus(apis, live).forEach(mapping -> unmap(live.name(), mapping));
      if (change.deletes()) {
        delete(live.name());
      }
    }
  }

  private LiveDomain create(Domain desired) {
    progress.accept("creating domain " + desired.name());
    Map<String, String> tags = MapTags.ofDomain(settings, desired);
    return LiveDomain.created(aws.domainNames().create(creation(desired, tags)), tags);
  }

  private void map(Domain desired, String basePath, String apiId, @Nullable Mapping at) {
    String stage = settings.stage().name();
    String step =
        "mapping https://" + desired.name() + Domain.path(basePath) + " to stage " + stage;
    if (at == null) {
      progress.accept(step);
      aws.domainNames().map(desired.name(), basePath, apiId, stage);
    } else if (!at.equals(new Mapping(basePath, apiId, stage))) {
      progress.accept(step);
      List<PatchOperation> patch = new ArrayList<>();
      if (!at.apiId().equals(apiId)) {
        patch.add(Patches.replace("/restapiId", apiId));
      }
      patch.add(Patches.replace("/stage", stage));
      aws.domainNames().remap(desired.name(), basePath, patch);
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

  private static CreateDomainNameRequest creation(Domain domain, Map<String, String> tags) {
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
