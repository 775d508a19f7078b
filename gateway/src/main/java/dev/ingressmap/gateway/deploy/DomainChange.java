package dev.ingressmap.gateway.deploy;

import dev.ingressmap.gateway.deploy.Change.Action;
import dev.ingressmap.gateway.deploy.Change.Kind;
import dev.ingressmap.gateway.settings.Domain;
import dev.ingressmap.gateway.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What has to happen to a custom domain: to its settings if the map made it, and to the mappings of
 * the map's stage. Whatever else the domain answers is other people's.
 *
 * @param live null if it does not exist yet
 * @param desired null if the stage should not answer there
 */
record DomainChange(Change change, @Nullable LiveDomain live, @Nullable Domain desired) {

  /**
   * The changes of all domains at which the stage answers or should answer.
   *
   * @param apiId null if the API does not exist yet
   */
  static List<DomainChange> between(
      Settings settings, @Nullable String apiId, List<LiveDomain> found) {
    List<DomainChange> changes = new ArrayList<>();
    Domain desired = settings.domain();
    if (desired != null) {
      LiveDomain live =
          found.stream().filter(d -> d.name().equals(desired.name())).findFirst().orElse(null);
      boolean converges = live == null || live.isOwned(settings);
      SortedMap<String, String> fields = converges ? DomainFields.of(desired) : new TreeMap<>();
      fields.put(DomainFields.mapping(desired.basePath()), settings.stage().name());
      Differences.between(
              Kind.DOMAIN,
              desired.name(),
              live == null ? null : fields(settings, apiId, live, desired),
              fields)
          .ifPresent(change -> changes.add(new DomainChange(change, live, desired)));
    }
    for (LiveDomain domain : found) {
      if (desired == null || !domain.name().equals(desired.name())) {
        removal(settings, apiId, domain, changes);
      }
    }
    return changes;
  }

  /** The mappings of the stage that should not be. */
  static List<LiveDomain.Mapping> surplus(
      Settings settings, @Nullable String apiId, LiveDomain live, @Nullable Domain desired) {
    return live.of(apiId, settings.stage().name()).stream()
        .filter(mapping -> desired == null || !mapping.basePath().equals(desired.basePath()))
        .toList();
  }

  private static SortedMap<String, String> fields(
      Settings settings, @Nullable String apiId, LiveDomain live, Domain desired) {
    SortedMap<String, String> fields =
        live.isOwned(settings) ? new TreeMap<>(live.settings()) : new TreeMap<>();
    live.at(desired.basePath())
        .ifPresent(at -> fields.put(DomainFields.mapping(at.basePath()), at.stage()));
    surplus(settings, apiId, live, desired)
        .forEach(mapping -> fields.put(DomainFields.mapping(mapping.basePath()), mapping.stage()));
    return fields;
  }

  /** The stage does not answer there any more; a domain that the map made goes if nobody does. */
  private static void removal(
      Settings settings, @Nullable String apiId, LiveDomain live, List<DomainChange> changes) {
    List<LiveDomain.Mapping> surplus = surplus(settings, apiId, live, null);
    boolean last = surplus.size() == live.mappings().size();
    boolean leftOver = last && surplus.isEmpty() && live.isFor(settings);
    if (surplus.isEmpty() && !leftOver) {
      return;
    }
    SortedMap<String, String> fields = new TreeMap<>();
    surplus.forEach(
        mapping -> fields.put(DomainFields.mapping(mapping.basePath()), mapping.stage()));
    Differences.between(
            Kind.DOMAIN,
            live.name(),
            fields,
            last && live.isOwned(settings) ? null : new TreeMap<>())
        .ifPresent(change -> changes.add(new DomainChange(change, live, null)));
  }

  /** Whether the domain name itself goes. */
  boolean deletes() {
    return change.action() == Action.REMOVE;
  }
}
