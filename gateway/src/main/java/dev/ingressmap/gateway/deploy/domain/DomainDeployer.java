package dev.ingressmap.gateway.deploy.domain;

import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.deploy.change.MapApis;
import dev.ingressmap.gateway.deploy.change.MapTags;
import dev.ingressmap.gateway.deploy.domain.LiveDomain.Mapping;
import dev.ingressmap.gateway.settings.Domain;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.Split;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import software.amazon.awssdk.services.apigateway.model.CreateDomainNameRequest;
import software.amazon.awssdk.services.apigateway.model.EndpointType;
import software.amazon.awssdk.services.apigateway.model.GetDomainNameResponse;

/** Lets a stage answer at the custom domain that its settings say, and reads those that it has. */
public final class DomainDeployer {

  private final ApiGateway aws;
  private final Settings settings;
  private final Consumer<String> progress;
  private final DomainMappings mappings;
  private final DomainRecords records;

  public DomainDeployer(ApiGateway aws, Settings settings, Consumer<String> progress) {
    this.aws = aws;
    this.settings = settings;
    this.progress = progress;
    this.mappings = new DomainMappings(aws, settings, progress);
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

  /** Where a DNS record for the settings' domain has to point, without the domain's mappings. */
  public Optional<LiveDomain> findTarget() {
    Domain desired = settings.domain();
    Optional<GetDomainNameResponse> domain =
        desired == null ? Optional.empty() : aws.domainNames().find(desired.name());
    return domain.map(found -> LiveDomain.of(found, List.of()));
  }

  /**
   * The domains of a map's APIs and of the settings.
   *
   * @throws dev.ingressmap.gateway.InvalidInput if a base path or a record of theirs is somebody
   *     else's
   */
  public LiveDomains read(MapApis apis, SortedSet<String> marked) {
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
      mappings.check(apis, desired, live);
    }
    return domains;
  }

  /** Whether callers are led to all parts of a split map. */
  public boolean isOpen(MapApis apis, LiveDomains live) {
    return closed(apis, live).isEmpty();
  }

  /**
   * Leads callers to the parts of a split map, before the API of the rest has their paths no more.
   *
   * @return whether anything was changed
   */
  public boolean open(MapApis apis, LiveDomains live) {
    Domain desired = settings.domain();
    SortedMap<String, String> closed = closed(apis, live);
    if (desired == null || closed.isEmpty()) {
      return false;
    }
    // An API of the rest that does not exist yet is made with its mark.
    apis.id(Split.REST)
        .filter(id -> !live.marked().contains(desired.name()))
        .ifPresent(id -> mark(id, live.markedWith(settings)));
    LiveDomain domain = live.of(settings);
    if (domain == null) {
      var unused = create(desired);
    }
    closed.forEach((part, id) ->
        mappings.lead(desired, part, id, domain == null ? null : domain.at(part).orElse(null)));
    return true;
  }

  /** The APIs of the parts to which no base path leads yet. */
  private SortedMap<String, String> closed(MapApis apis, LiveDomains live) {
    LiveDomain domain = live.of(settings);
    SortedMap<String, String> closed = new TreeMap<>(apis.ids());
    closed.remove(Split.REST);
    closed
        .entrySet()
        .removeIf(api -> {
          Mapping at = domain == null ? null : domain.at(api.getKey()).orElse(null);
          return mappings.leads(at, api.getKey(), api.getValue());
        });
    return closed;
  }

  /** Makes the changes, after the stages exist. */
  public void apply(MapApis apis, LiveDomains live, List<DomainChange> changes) {
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

  /** Those of some domains that lead to what is about to go, or that only that kept. */
  public List<LiveDomain> of(Departure departure, List<LiveDomain> domains) {
    return domains.stream()
        .filter(domain -> !domain.of(departure).isEmpty() || deletes(departure, domain))
        .toList();
  }

  /** Whether a domain goes as well: the map made it, and nobody else answers there. */
  public boolean deletes(Departure departure, LiveDomain domain) {
    List<Mapping> going = domain.of(departure);
    // One without mappings is left over from a run that was cut short.
    boolean last = going.size() == domain.mappings().size();
    boolean leftOver = departure.ofTheMap() || domain.isFor(settings);
    return domain.isOwned(settings) && last && (!going.isEmpty() || leftOver);
  }

  /** Has domains lead no more to what is about to go. */
  public void destroy(Departure departure, List<LiveDomain> domains) {
    for (LiveDomain domain : domains) {
      boolean goes = deletes(departure, domain);
      if (goes) {
        records.remove(domain);
      }
      domain.of(departure).forEach(mapping -> mappings.remove(domain.name(), mapping));
      if (goes) {
        delete(domain.name());
      }
    }
  }

  public void mark(String apiId, SortedSet<String> names) {
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
              mappings.lead(
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
      DomainChange.surplus(apis, live).forEach(mapping -> mappings.remove(live.name(), mapping));
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
