package dev.ingressmap.gateway.deploy.domain;

import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.aws.account.DomainName;
import dev.ingressmap.gateway.deploy.change.MapApis;
import dev.ingressmap.gateway.deploy.domain.DomainStep.MarkDomains;
import dev.ingressmap.gateway.settings.Domain;
import dev.ingressmap.gateway.settings.Settings;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Makes a stage answer at the custom domain of its settings, and reads the domains that it has. */
public final class DomainDeployer {

  private final ApiGateway aws;
  private final Settings settings;
  private final Consumer<String> progress;
  private final DomainRecords records;

  public DomainDeployer(ApiGateway aws, Settings settings, Consumer<String> progress) {
    this.aws = aws;
    this.settings = settings;
    this.progress = progress;
    this.records = new DomainRecords(aws, settings);
  }

  /** A domain with its mappings and the map's own records. */
  public Optional<LiveDomain> find(String name) {
    return aws.domainNames()
        .find(name)
        .map(domain -> LiveDomain.of(domain, aws.domainNames().mappings(name)))
        .map(domain -> domain.withRecords(records.read(domain)));
  }

  /** The domains that the tag of an API names. */
  public List<LiveDomain> find(Collection<String> names) {
    return names.stream().flatMap(name -> find(name).stream()).toList();
  }

  /** The target for a DNS record of the settings' domain. The domain's mappings are not read. */
  public Optional<LiveDomain> findTarget() {
    Domain desired = settings.domain();
    Optional<DomainName> domain =
        desired == null ? Optional.empty() : aws.domainNames().find(desired.name());
    return domain.map(found -> LiveDomain.of(found, List.of()));
  }

  /**
   * The domains of a map's APIs and of the settings.
   *
   * @throws dev.ingressmap.gateway.InvalidInput if one of their base paths or records belongs to
   *     others
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
      ForeignMapping.check(apis, desired, live);
    }
    return domains;
  }

  /** Whether callers are sent to all parts of a split map. */
  public boolean isOpen(MapApis apis, LiveDomains live) {
    return DomainSteps.opening(apis, live).isEmpty();
  }

  /** Sends callers to the parts of a split map, before the API of the rest loses their paths. */
  public void open(MapApis apis, LiveDomains live) {
    work().perform(DomainSteps.opening(apis, live));
  }

  /** Applies the changes. The stages exist by then. */
  public void apply(MapApis apis, LiveDomains live, List<DomainChange> changes) {
    work().perform(DomainSteps.of(apis, live, changes));
  }

  /** The domains that lead to something that is about to be removed, or that exist only for it. */
  public List<LiveDomain> of(Departure departure, List<LiveDomain> domains) {
    return domains.stream()
        .filter(domain -> !domain.leadingTo(departure).isEmpty() || deletes(departure, domain))
        .toList();
  }

  /** Whether a domain is deleted too. It is if the map created it and no other API uses it. */
  public boolean deletes(Departure departure, LiveDomain domain) {
    return departure.deletes(settings, domain);
  }

  /** Removes everything at the domains that leads to something that is about to be removed. */
  public void destroy(Departure departure, List<LiveDomain> domains) {
    work().perform(DomainSteps.leaving(settings, departure, domains));
  }

  /** Sets the tag of an API that names its domains. */
  public void mark(String apiId, SortedSet<String> names) {
    work().perform(List.of(new MarkDomains(apiId, names)));
  }

  private DomainWork work() {
    return new DomainWork(aws, settings, progress);
  }
}
