package dev.ingressmap.localstage.model.account;

import dev.ingressmap.localstage.model.Copies;
import dev.ingressmap.localstage.model.domain.HostedDomain;
import dev.ingressmap.localstage.model.stage.HostedApi;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What callers of stages see at one moment. It is consistent: the routing and the APIs belong
 * together, however much changes meanwhile.
 *
 * @param apis by id
 * @param domains by name, of several with one name the one that callers reach
 * @param usagePlans by id
 */
public record Served(
    Map<String, HostedApi> apis,
    Map<String, HostedDomain> domains,
    Map<String, UsagePlan> usagePlans) {

  static final Served NOTHING = new Served(Map.of(), Map.of(), Map.of());

  public @Nullable HostedApi api(String id) {
    return apis.get(id);
  }

  /** The domain name that a host matches, directly or by a wildcard; null if there is none. */
  public @Nullable HostedDomain domain(String host) {
    if (domains.isEmpty()) {
      return null;
    }
    String name = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    HostedDomain own = domains.get(name);
    return own == null ? domains.get("*" + name.substring(Math.max(name.indexOf('.'), 0))) : own;
  }

  Served withApi(String id, @Nullable HostedApi api) {
    return new Served(Copies.changed(apis, id, api), domains, usagePlans);
  }

  Served withDomain(String name, @Nullable HostedDomain domain) {
    return new Served(apis, Copies.changed(domains, name, domain), usagePlans);
  }

  Served withUsagePlan(String id, @Nullable UsagePlan plan) {
    return new Served(apis, domains, Copies.changed(usagePlans, id, plan));
  }
}
