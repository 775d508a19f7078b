package dev.ingressmap.gateway.deploy.change;

import dev.ingressmap.gateway.settings.Domain;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.Split;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The tags that say who owns a resource in the account. */
public final class MapTags {

  /** On everything that the map owns. The value is the API's name. */
  public static final String MAP = "ingressmap.dev/map";

  /** On the API of a part of a split map: the first segment of its paths. */
  static final String PART = "ingressmap.dev/part";

  /** On usage plans and domains: the stage that they belong to. */
  public static final String STAGE = "ingressmap.dev/stage";

  /** On usage plans and API keys: the plan's name in the settings. */
  public static final String USAGE_PLAN = "ingressmap.dev/usage-plan";

  /**
   * On an API that has, or once had, usage plans: without it, no run looks for them. It is never
   * removed, because another run may be about to create a plan.
   */
  public static final String USAGE_PLANS = "ingressmap.dev/usage-plans";

  /**
   * On an API whose stages answer at custom domains: the names of the domains, separated by spaces.
   * Without it, no run looks for domains.
   */
  public static final String DOMAIN = "ingressmap.dev/domain";

  /** On APIs that must not be destroyed or replaced, whatever the map's other settings say. */
  public static final String PROTECTED = "ingressmap.dev/protected";

  /** On a domain: the hosted zone of Route 53 in which the map keeps its record. */
  public static final String HOSTED_ZONE = "ingressmap.dev/hosted-zone";

  private static final String TRUE = "true";

  private MapTags() {}

  public static Map<String, String> ofApi(Settings settings) {
    Map<String, String> tags = new HashMap<>(Map.of(MAP, settings.api().name()));
    if (!settings.api().part().equals(Split.REST)) {
      tags.put(PART, settings.api().part());
    }
    if (!settings.usagePlans().isEmpty()) {
      tags.putAll(mark());
    }
    if (settings.domain() != null) {
      tags.putAll(ofDomains(List.of(settings.domain().name())));
    }
    if (Boolean.TRUE.equals(settings.api().isProtected())) {
      tags.putAll(protection());
    }
    return tags;
  }

  /** The tag of a protected API. */
  public static Map<String, String> protection() {
    return Map.of(PROTECTED, TRUE);
  }

  /** Whether the tag exists. Its value does not matter: somebody may have set it by hand. */
  public static boolean isProtected(Map<String, String> tags) {
    return tags.containsKey(PROTECTED);
  }

  /** The part whose API carries these tags; empty if the API does not belong to the map. */
  public static Optional<String> part(Map<String, String> tags, Settings settings) {
    return settings.api().name().equals(tags.get(MAP))
        ? Optional.of(tags.getOrDefault(PART, Split.REST))
        : Optional.empty();
  }

  /** The tag that an API needs before its first usage plan. */
  public static Map<String, String> mark() {
    return Map.of(USAGE_PLANS, TRUE);
  }

  /** The tag of an API that answers at these domains. */
  public static Map<String, String> ofDomains(Collection<String> names) {
    return Map.of(DOMAIN, String.join(" ", names));
  }

  /** The names of the domains in an API's tags. */
  public static SortedSet<String> domains(Map<String, String> tags) {
    SortedSet<String> names = new TreeSet<>(List.of(tags.getOrDefault(DOMAIN, "").split(" ", -1)));
    names.remove("");
    return names;
  }

  /** The tags of a client certificate. Any stage of the API may use it. */
  public static Map<String, String> ofClientCertificate(Settings settings) {
    return Map.of(MAP, settings.api().name());
  }

  /** The tags of a new domain. */
  public static Map<String, String> ofDomain(Settings settings, Domain domain) {
    Map<String, String> tags =
        new HashMap<>(Map.of(MAP, settings.api().name(), STAGE, settings.stage().name()));
    if (domain.hostedZone() != null) {
      tags.putAll(ofRecord(domain.hostedZone()));
    }
    return tags;
  }

  /** The tag of a domain whose record the map keeps. */
  public static Map<String, String> ofRecord(String zone) {
    return Map.of(HOSTED_ZONE, zone);
  }

  /** The tags of a usage plan and of its keys. */
  public static Map<String, String> ofUsagePlan(Settings settings, String plan) {
    return Map.of(MAP, settings.api().name(), STAGE, settings.stage().name(), USAGE_PLAN, plan);
  }
}
