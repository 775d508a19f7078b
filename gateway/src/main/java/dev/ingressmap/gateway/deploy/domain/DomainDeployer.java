package dev.ingressmap.gateway.deploy.domain;

import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.aws.account.DomainName;
import dev.ingressmap.gateway.deploy.change.MapApis;
import dev.ingressmap.gateway.settings.Domain;
import dev.ingressmap.gateway.settings.Settings;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

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
    this.records = new DomainRecords(aws, settings);
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

  /** The target for a DNS record of the settings' domain, without the domain's mappings. */
  public Optional<LiveDomain> findTarget() {
    Domain desired = settings.domain();
    Optional<DomainName> domain =
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
      ForeignMapping.check(apis, desired, live);
    }
    return domains;
  }

  /** Whether callers are led to all parts of a split map. */
  public boolean isOpen(MapApis apis, LiveDomains live) {
    return DomainSteps.opening(apis, live).isEmpty();
  }

  /**
   * Leads callers to the parts of a split map, before the API of the rest has their paths no more.
   */
  public void open(MapApis apis, LiveDomains live) {
    work().perform(DomainSteps.opening(apis, live));
  }

  /** Makes the changes, after the stages exist. */
  public void apply(MapApis apis, LiveDomains live, List<DomainChange> changes) {
    work().perform(DomainSteps.of(apis, live, changes));
  }

  /** Those of some domains that lead to what is about to go, or that only that kept. */
  public List<LiveDomain> of(Departure departure, List<LiveDomain> domains) {
    return domains.stream()
        .filter(domain -> !domain.of(departure).isEmpty() || deletes(departure, domain))
        .toList();
  }

  /** Whether a domain is deleted too: the map made it, and no other API uses it. */
  public boolean deletes(Departure departure, LiveDomain domain) {
    return departure.deletes(settings, domain);
  }

  /** Has domains lead no more to what is about to go. */
  public void destroy(Departure departure, List<LiveDomain> domains) {
    work().perform(DomainSteps.leaving(settings, departure, domains));
  }

  /** Has the tag of an API say at which domains to look. */
  public void mark(String apiId, SortedSet<String> names) {
    work().perform(List.of(new MarkDomains(apiId, names)));
  }

  private DomainWork work() {
    return new DomainWork(aws, settings, progress);
  }
}
