package dev.ingressmap.gateway.deploy.domain;

import dev.ingressmap.gateway.aws.account.Mapping;
import dev.ingressmap.gateway.deploy.change.Change;
import dev.ingressmap.gateway.deploy.change.Change.Action;
import dev.ingressmap.gateway.deploy.change.Change.Kind;
import dev.ingressmap.gateway.deploy.change.Differences;
import dev.ingressmap.gateway.deploy.change.MapApis;
import dev.ingressmap.gateway.settings.Domain;
import dev.ingressmap.gateway.settings.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The changes of a custom domain: of its settings if the map created it, and of the mappings of the
 * map's stage. Everything else at the domain belongs to others.
 *
 * @param live null if it does not exist yet
 * @param desired null if the stage should not answer there
 */
public record DomainChange(Change change, @Nullable LiveDomain live, @Nullable Domain desired) {

  /** The changes of all domains at which the map's stage answers or should answer. */
  public static List<DomainChange> between(MapApis apis, List<LiveDomain> found) {
    Settings settings = apis.settings();
    List<DomainChange> changes = new ArrayList<>();
    Domain desired = settings.domain();
    if (desired != null) {
      LiveDomain live =
          found.stream().filter(d -> d.name().equals(desired.name())).findFirst().orElse(null);
      boolean converges = live == null || live.isOwned(settings);
      Map<DomainValue, String> fields = converges ? DomainValue.of(desired) : new HashMap<>();
      apis.basePaths()
          .keySet()
          .forEach(path -> fields.put(new DomainValue.BasePath(path), settings.stage().name()));
      Differences.between(
              Kind.DOMAIN, desired.name(), live == null ? null : fields(apis, live), fields)
          .ifPresent(change -> changes.add(new DomainChange(change, live, desired)));
    }
    for (LiveDomain domain : found) {
      if (desired == null || !domain.name().equals(desired.name())) {
        removal(apis, domain, changes);
      }
    }
    return changes;
  }

  /** The mappings that the stage should not have. */
  static List<Mapping> surplus(MapApis apis, LiveDomain live) {
    Domain desired = apis.settings().domain();
    boolean stays = desired != null && live.name().equals(desired.name());
    return live.mappings().stream()
        .filter(mapping -> apis.has(mapping.apiId()))
        .filter(mapping -> mapping.stage().equals(apis.settings().stage().name()))
        .filter(mapping -> !stays || !apis.basePaths().containsKey(mapping.basePath()))
        .toList();
  }

  private static Map<DomainValue, String> fields(MapApis apis, LiveDomain live) {
    Map<DomainValue, String> fields = new HashMap<>();
    if (live.isOwned(apis.settings())) {
      fields.putAll(live.settings());
      fields.putAll(records(live, apis.settings().domain()));
    }
    apis.basePaths()
        .forEach((path, part) ->
            live.mapping(path)
                .ifPresent(at -> {
                  boolean right = apis.id(part).filter(at.apiId()::equals).isPresent();
                  fields.put(
                      new DomainValue.BasePath(path),
                      right ? at.stage() : at.stage() + " of API " + at.apiId());
                }));
    surplus(apis, live)
        .forEach(
            mapping -> fields.put(new DomainValue.BasePath(mapping.basePath()), mapping.stage()));
    return fields;
  }

  private static Map<DomainValue, String> records(LiveDomain live, @Nullable Domain desired) {
    Map<DomainValue, String> fields = new HashMap<>();
    live.hostedZone().ifPresent(zone -> fields.put(DomainValue.DomainSetting.HOSTED_ZONE, zone));
    for (DomainRecord record : live.records()) {
      boolean isDesired = desired != null && record.zone().equals(desired.hostedZone());
      if (record.leadsTo(live)) {
        fields.put(new DomainValue.ZoneRecord(record.zone()), DomainRecord.ALIAS);
      } else if (record.exists() && isDesired) {
        fields.put(new DomainValue.ZoneRecord(record.zone()), record.text());
      }
    }
    return fields;
  }

  /** The stage leaves the domain, which is deleted if the map created it and no API uses it. */
  private static void removal(MapApis apis, LiveDomain live, List<DomainChange> changes) {
    Settings settings = apis.settings();
    List<Mapping> surplus = surplus(apis, live);
    boolean last = surplus.size() == live.mappings().size();
    boolean leftOver = last && surplus.isEmpty() && live.isFor(settings);
    if (surplus.isEmpty() && !leftOver) {
      return;
    }
    Map<DomainValue, String> fields = new HashMap<>();
    surplus.forEach(
        mapping -> fields.put(new DomainValue.BasePath(mapping.basePath()), mapping.stage()));
    boolean goes = last && live.isOwned(settings);
    if (goes) {
      fields.putAll(records(live, null));
    }
    Differences.between(Kind.DOMAIN, live.name(), fields, goes ? null : new HashMap<>())
        .ifPresent(change -> changes.add(new DomainChange(change, live, null)));
  }

  /** Whether the domain name itself is deleted. */
  public boolean deletes() {
    return change.action() == Action.REMOVE;
  }
}
