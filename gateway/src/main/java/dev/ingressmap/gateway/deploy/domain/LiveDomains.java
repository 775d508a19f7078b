package dev.ingressmap.gateway.deploy.domain;

import dev.ingressmap.gateway.deploy.change.MapApis;
import dev.ingressmap.gateway.settings.Domain;
import dev.ingressmap.gateway.settings.Settings;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The custom domains at which an API answers or should answer.
 *
 * @param marked the names in the API's tag
 * @param found the existing domains, among those and the domain of the settings
 */
public record LiveDomains(SortedSet<String> marked, List<LiveDomain> found) {

  /** The domains of an API that never had any. */
  public static final LiveDomains NONE = new LiveDomains(new TreeSet<>(), List.of());

  public LiveDomains {
    marked = Collections.unmodifiableSortedSet(new TreeSet<>(marked));
    found = List.copyOf(found);
  }

  /** The domain of the settings, null if there is none or if it does not exist. */
  public @Nullable LiveDomain of(Settings settings) {
    Domain desired = settings.domain();
    return found.stream()
        .filter(domain -> desired != null && domain.name().equals(desired.name()))
        .findFirst()
        .orElse(null);
  }

  /** The names in the API's tag, and the name of the settings' domain. */
  public SortedSet<String> markedWith(Settings settings) {
    SortedSet<String> marks = new TreeSet<>(marked);
    Domain desired = settings.domain();
    if (desired != null) {
      marks.add(desired.name());
    }
    return marks;
  }

  /** The names for the API's tag after an apply. Another stage may answer at some of them. */
  SortedSet<String> marks(MapApis apis) {
    SortedSet<String> marks = new TreeSet<>();
    String stage = apis.settings().stage().name();
    for (LiveDomain domain : found) {
      boolean others =
          domain.mappings().stream().anyMatch(m -> apis.has(m.apiId()) && !m.stage().equals(stage));
      if (others && marked.contains(domain.name())) {
        marks.add(domain.name());
      }
    }
    Domain desired = apis.settings().domain();
    if (desired != null) {
      marks.add(desired.name());
    }
    return marks;
  }
}
