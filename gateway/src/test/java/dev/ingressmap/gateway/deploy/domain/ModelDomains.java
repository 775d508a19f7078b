package dev.ingressmap.gateway.deploy.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.aws.account.DnsRecord;
import dev.ingressmap.gateway.aws.account.Mapping;
import dev.ingressmap.gateway.aws.call.Patch;
import dev.ingressmap.gateway.deploy.change.MapTags;
import dev.ingressmap.gateway.deploy.domain.DomainStep.ChangeDomain;
import dev.ingressmap.gateway.deploy.domain.DomainStep.CreateDomain;
import dev.ingressmap.gateway.deploy.domain.DomainStep.DeleteDomain;
import dev.ingressmap.gateway.deploy.domain.DomainStep.LeadBasePath;
import dev.ingressmap.gateway.deploy.domain.DomainStep.MarkDomains;
import dev.ingressmap.gateway.deploy.domain.DomainStep.MarkRecord;
import dev.ingressmap.gateway.deploy.domain.DomainStep.PointRecord;
import dev.ingressmap.gateway.deploy.domain.DomainStep.RemoveRecord;
import dev.ingressmap.gateway.deploy.domain.DomainStep.UnmapBasePath;
import dev.ingressmap.gateway.deploy.domain.DomainValue.DomainSetting;
import dev.ingressmap.gateway.settings.Domain;
import dev.ingressmap.gateway.settings.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A model of the domains in AWS. Steps change it. */
final class ModelDomains {

  private final NavigableMap<String, LiveDomain> domains = new TreeMap<>();
  private NavigableSet<String> marks = new TreeSet<>();

  /** The domains that a reader would find: those in the mark and those of the settings. */
  LiveDomains read(Settings settings) {
    NavigableSet<String> names = new TreeSet<>(marks);
    if (settings.domain() != null) {
      names.add(settings.domain().name());
    }
    return new LiveDomains(
        marks, names.stream().filter(domains::containsKey).map(domains::get).toList());
  }

  Set<String> names() {
    return domains.keySet();
  }

  void perform(Settings settings, List<DomainStep> steps) {
    steps.forEach(step -> perform(settings, step));
  }

  private void perform(Settings settings, DomainStep step) {
    if (step instanceof MarkDomains mark) {
      marks = new TreeSet<>(mark.names());
    } else if (step instanceof CreateDomain create) {
      assertThat(domains).doesNotContainKey(create.desired().name());
      put(created(settings, create.desired()));
    } else if (step instanceof ChangeDomain change) {
      Map<DomainValue, String> values = new HashMap<>(live(change.name()).settings());
      change.patch().forEach(operation -> change(values, operation));
      put(with(live(change.name()), values));
    } else if (step instanceof LeadBasePath lead) {
      LiveDomain live = live(lead.domain());
      assertThat(live.mapping(lead.to().basePath()).orElse(null)).isEqualTo(lead.at());
      List<Mapping> mappings = without(live, lead.to().basePath());
      mappings.add(lead.to());
      put(with(live, mappings));
    } else if (step instanceof UnmapBasePath unmap) {
      put(with(live(unmap.domain()), without(live(unmap.domain()), unmap.basePath())));
    } else if (step instanceof MarkRecord mark) {
      LiveDomain live = live(mark.domain());
      Map<String, String> tags = new HashMap<>(live.tags());
      tags.remove(MapTags.HOSTED_ZONE);
      if (mark.zone() != null) {
        tags.put(MapTags.HOSTED_ZONE, mark.zone());
      }
      put(tagged(live, tags));
    } else if (step instanceof PointRecord point) {
      LiveDomain live = live(point.name());
      List<DomainRecord> records = records(live, point.zone());
      records.add(
          new DomainRecord(
              point.zone(), List.of(DnsRecord.alias(live.name(), live.target(), live.zone()))));
      put(live.withRecords(records));
    } else if (step instanceof RemoveRecord remove) {
      LiveDomain live = live(remove.domain());
      put(live.withRecords(records(live, remove.record().zone())));
    } else if (step instanceof DeleteDomain delete) {
      assertThat(live(delete.name()).mappings()).isEmpty();
      assertThat(live(delete.name()).records()).isEmpty();
      domains.remove(delete.name());
    }
  }

  private LiveDomain live(String name) {
    return Objects.requireNonNull(domains.get(name), name);
  }

  private void put(LiveDomain domain) {
    domains.put(domain.name(), domain);
  }

  private static LiveDomain created(Settings settings, Domain desired) {
    Map<DomainValue, String> values = new HashMap<>(DomainValue.of(desired));
    values
        .keySet()
        .removeIf(value -> !(value instanceof DomainSetting) || value == DomainSetting.HOSTED_ZONE);
    return new LiveDomain(
        desired.name(),
        MapTags.ofDomain(settings, desired),
        values,
        "d-" + desired.name(),
        "ZAWS",
        List.of(),
        List.of());
  }

  private static void change(Map<DomainValue, String> values, Patch operation) {
    DomainSetting setting =
        switch (operation.path()) {
          case "/regionalCertificateArn" -> DomainSetting.CERTIFICATE;
          case "/securityPolicy" -> DomainSetting.SECURITY_POLICY;
          case "/endpointAccessMode" -> DomainSetting.ACCESS_MODE;
          case "/endpointConfiguration/ipAddressType" -> DomainSetting.IP_ADDRESS_TYPE;
          case "/mutualTlsAuthentication/truststoreUri" -> DomainSetting.TRUSTSTORE;
          case "/mutualTlsAuthentication/truststoreVersion" -> DomainSetting.TRUSTSTORE_VERSION;
          default -> throw new AssertionError("no path of a domain: " + operation.path());
        };
    String value = Objects.requireNonNull(operation.value());
    if (!value.isEmpty()) {
      values.put(setting, value);
      return;
    }
    values.remove(setting);
    if (setting == DomainSetting.TRUSTSTORE) {
      values.remove(DomainSetting.TRUSTSTORE_VERSION);
    }
  }

  private static List<Mapping> without(LiveDomain live, String basePath) {
    List<Mapping> mappings = new ArrayList<>(live.mappings());
    mappings.removeIf(mapping -> mapping.basePath().equals(basePath));
    return mappings;
  }

  private static List<DomainRecord> records(LiveDomain live, String zone) {
    List<DomainRecord> records = new ArrayList<>(live.records());
    records.removeIf(record -> record.zone().equals(zone));
    return records;
  }

  private static LiveDomain with(LiveDomain live, Map<DomainValue, String> values) {
    return new LiveDomain(
        live.name(),
        live.tags(),
        values,
        live.target(),
        live.zone(),
        live.mappings(),
        live.records());
  }

  private static LiveDomain with(LiveDomain live, List<Mapping> mappings) {
    return new LiveDomain(
        live.name(),
        live.tags(),
        live.settings(),
        live.target(),
        live.zone(),
        mappings,
        live.records());
  }

  private static LiveDomain tagged(LiveDomain live, Map<String, String> tags) {
    return new LiveDomain(
        live.name(),
        tags,
        live.settings(),
        live.target(),
        live.zone(),
        live.mappings(),
        live.records());
  }
}
