package dev.ingressmap.gateway.deploy.domain;

import dev.ingressmap.gateway.aws.account.DnsRecord;
import dev.ingressmap.gateway.aws.account.DomainName;
import dev.ingressmap.gateway.aws.account.Mapping;
import dev.ingressmap.gateway.aws.call.Patch;
import dev.ingressmap.gateway.deploy.change.MapTags;
import dev.ingressmap.gateway.deploy.change.Step;
import dev.ingressmap.gateway.settings.Domain;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A step on a custom domain, on its base paths or on its records. Each step is one call. */
sealed interface DomainStep extends Step<DomainWork> {

  @Override
  default int calls() {
    return 1;
  }

  /** Sets the tag of an API that names its domains, or removes it. */
  record MarkDomains(String apiId, SortedSet<String> names) implements DomainStep {

    public MarkDomains {
      names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
    }

    @Override
    public String text(DomainWork work) {
      return names.isEmpty()
          ? "untagging API " + apiId + ": it no longer has a domain"
          : "tagging API " + apiId + ": its domain is " + String.join(", ", names);
    }

    @Override
    public void perform(DomainWork work) {
      if (names.isEmpty()) {
        work.aws().tags().untagApi(apiId, MapTags.DOMAIN);
      } else {
        work.aws().tags().tagApi(apiId, MapTags.ofDomains(names));
      }
    }
  }

  /** Creates a domain that has no mappings yet. */
  record CreateDomain(Domain desired) implements DomainStep {

    @Override
    public String text(DomainWork work) {
      return "creating domain " + desired.name();
    }

    @Override
    public void perform(DomainWork work) {
      Domain.MutualTls mutualTls = desired.mutualTls();
      DomainName.Facts facts =
          new DomainName.Facts(
              desired.certificate(),
              desired.securityPolicy(),
              desired.accessMode(),
              desired.ipAddressType(),
              mutualTls == null ? null : mutualTls.truststore(),
              mutualTls == null ? null : mutualTls.version());
      DomainName made =
          work.aws()
              .domainNames()
              .create(desired.name(), facts, MapTags.ofDomain(work.settings(), desired));
      work.created(LiveDomain.of(made, List.of()));
    }
  }

  /** Changes the settings of a domain, in one patch. */
  record ChangeDomain(String name, List<Patch> patch) implements DomainStep {

    public ChangeDomain {
      patch = List.copyOf(patch);
    }

    @Override
    public String text(DomainWork work) {
      return "changing domain " + name;
    }

    @Override
    public void perform(DomainWork work) {
      work.aws().domainNames().update(name, patch);
    }
  }

  /**
   * Maps a base path of a domain to a stage.
   *
   * @param to the desired mapping
   * @param at the live mapping, null for none
   */
  record LeadBasePath(String domain, Mapping to, @Nullable Mapping at) implements DomainStep {

    @Override
    public String text(DomainWork work) {
      return "mapping https://" + domain + Domain.path(to.basePath()) + " to stage " + to.stage();
    }

    @Override
    public void perform(DomainWork work) {
      if (at == null) {
        work.aws().domainNames().map(domain, to.basePath(), to.apiId(), to.stage());
        return;
      }
      List<Patch> patch = new ArrayList<>();
      if (!at.apiId().equals(to.apiId())) {
        patch.add(Patch.replace("/restapiId", to.apiId()));
      }
      patch.add(Patch.replace("/stage", to.stage()));
      work.aws().domainNames().remap(domain, to.basePath(), patch);
    }
  }

  /** Deletes the mapping of a base path of a domain. */
  record UnmapBasePath(String domain, String basePath) implements DomainStep {

    @Override
    public String text(DomainWork work) {
      return "deleting the mapping of " + Domain.path(basePath) + " of domain " + domain;
    }

    @Override
    public void perform(DomainWork work) {
      work.aws().domainNames().unmap(domain, basePath);
    }
  }

  /**
   * Sets the tag of a domain that names the hosted zone of its record, or removes it.
   *
   * @param zone null to remove the tag
   */
  record MarkRecord(String domain, @Nullable String zone) implements DomainStep {

    @Override
    public String text(DomainWork work) {
      return zone == null
          ? "untagging domain " + domain + ": its record is no longer managed"
          : "tagging domain " + domain + ": its record is in hosted zone " + zone;
    }

    @Override
    public void perform(DomainWork work) {
      if (zone == null) {
        work.aws().tags().untagDomain(domain, MapTags.HOSTED_ZONE);
      } else {
        work.aws().tags().tagDomain(domain, MapTags.ofRecord(zone));
      }
    }
  }

  /**
   * Points the record in a hosted zone at a domain.
   *
   * @param live null if an earlier step creates the domain
   */
  record PointRecord(String name, String zone, @Nullable LiveDomain live) implements DomainStep {

    @Override
    public String text(DomainWork work) {
      return "pointing the record of " + name + " at the domain, in hosted zone " + zone;
    }

    @Override
    public void perform(DomainWork work) {
      LiveDomain domain = live == null ? work.created() : live;
      DnsRecord alias = DnsRecord.alias(name, domain.target(), domain.zone());
      if (domain.record(zone).exists()) {
        work.aws().dnsRecords().replace(zone, name, alias);
      } else {
        work.aws().dnsRecords().create(zone, name, alias);
      }
    }
  }

  /** Deletes the record that leads callers to a domain. */
  record RemoveRecord(String domain, DomainRecord record) implements DomainStep {

    @Override
    public String text(DomainWork work) {
      return "deleting the record of " + domain + " from hosted zone " + record.zone();
    }

    @Override
    public void perform(DomainWork work) {
      work.aws().dnsRecords().delete(record.zone(), domain, record.records().get(0));
    }
  }

  /** Deletes a domain that no API uses anymore. */
  record DeleteDomain(String name) implements DomainStep {

    @Override
    public String text(DomainWork work) {
      return "deleting domain " + name;
    }

    @Override
    public void perform(DomainWork work) {
      work.aws().domainNames().delete(name);
    }
  }
}
