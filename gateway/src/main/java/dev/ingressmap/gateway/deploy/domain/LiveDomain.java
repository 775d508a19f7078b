package dev.ingressmap.gateway.deploy.domain;

import dev.ingressmap.gateway.aws.account.DomainName;
import dev.ingressmap.gateway.aws.account.Mapping;
import dev.ingressmap.gateway.deploy.change.MapTags;
import dev.ingressmap.gateway.deploy.change.NamedValues;
import dev.ingressmap.gateway.deploy.domain.DomainValue.DomainSetting;
import dev.ingressmap.gateway.settings.Domain;
import dev.ingressmap.gateway.settings.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A custom domain name that AWS has.
 *
 * @param tags that say which map created it, and for which stage
 * @param settings of the domain, which all its users share
 * @param target the name for a DNS alias record of the domain; empty if AWS does not return one
 * @param zone the hosted zone of the target
 * @param records in the hosted zones that were read
 */
public record LiveDomain(
    String name,
    Map<String, String> tags,
    Map<DomainValue, String> settings,
    String target,
    String zone,
    List<Mapping> mappings,
    List<DomainRecord> records) {

  public LiveDomain {
    tags = Map.copyOf(tags);
    settings = Map.copyOf(settings);
    mappings = List.copyOf(mappings);
    records = List.copyOf(records);
  }

  static LiveDomain of(DomainName domain, List<Mapping> mappings) {
    return new LiveDomain(
        domain.name(),
        domain.tags(),
        settings(domain.facts()),
        domain.target(),
        domain.zone(),
        mappings,
        List.of());
  }

  /** This domain, with its records in hosted zones. */
  LiveDomain withRecords(List<DomainRecord> found) {
    return new LiveDomain(name, tags, settings, target, zone, mappings, found);
  }

  /** The hosted zone in which the map keeps its record. */
  Optional<String> hostedZone() {
    return Optional.ofNullable(tags.get(MapTags.HOSTED_ZONE));
  }

  /** The domain's records in a hosted zone; empty if it was not read. */
  DomainRecord record(String hostedZone) {
    return records.stream()
        .filter(record -> record.zone().equals(hostedZone))
        .findFirst()
        .orElse(new DomainRecord(hostedZone, List.of()));
  }

  /** Whether the record that the map keeps leads callers to the domain. */
  public boolean isLedTo() {
    return hostedZone().filter(this::isLedToBy).isPresent();
  }

  /** Whether a hosted zone leads callers to the domain. */
  public boolean isLedToBy(String hostedZone) {
    return record(hostedZone).leadsTo(this);
  }

  /** Whether the map created it. */
  public boolean isOwned(Settings map) {
    return map.api().name().equals(tags.get(MapTags.MAP));
  }

  /** Whether it was created for the stage of the settings. */
  public boolean isFor(Settings map) {
    return isOwned(map) && map.stage().name().equals(tags.get(MapTags.STAGE));
  }

  Optional<Mapping> mapping(String basePath) {
    return mappings.stream().filter(mapping -> mapping.basePath().equals(basePath)).findFirst();
  }

  /** The mappings that lead to something that is about to be removed. */
  List<Mapping> leadingTo(Departure departure) {
    return mappings.stream().filter(departure::has).toList();
  }

  /** Whether a base path leads to a stage. */
  public boolean serves(String basePath, String apiId, String stage) {
    return mappings.contains(new Mapping(basePath, apiId, stage));
  }

  private static Map<DomainValue, String> settings(DomainName.Facts facts) {
    Map<DomainValue, String> settings = new HashMap<>();
    NamedValues.put(settings, DomainSetting.CERTIFICATE, facts.certificate());
    NamedValues.put(settings, DomainSetting.SECURITY_POLICY, facts.securityPolicy());
    if (Domain.hasAccessMode(facts.securityPolicy())) {
      NamedValues.put(settings, DomainSetting.ACCESS_MODE, facts.accessMode());
    }
    settings.put(
        DomainSetting.IP_ADDRESS_TYPE,
        Objects.requireNonNullElse(facts.ipAddressType(), Domain.IPV4));
    if (facts.truststore() != null) {
      NamedValues.put(settings, DomainSetting.TRUSTSTORE, facts.truststore());
      NamedValues.put(settings, DomainSetting.TRUSTSTORE_VERSION, facts.truststoreVersion());
    }
    return settings;
  }
}
