package dev.ingressmap.localstage.restapi;

import static dev.ingressmap.localstage.restapi.ApiGatewayException.badRequest;
import static dev.ingressmap.localstage.restapi.ApiGatewayException.notFound;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The custom domain names of the account. */
public final class DomainNames {

  private final ConcurrentMap<String, HostedDomain> domains = new ConcurrentHashMap<>();

  public Collection<HostedDomain> all() {
    return domains.values();
  }

  /** The domain name that a host is of, be it by a wildcard; null if it is of none. */
  public @Nullable HostedDomain ofHost(@Nullable String host) {
    if (host == null || domains.isEmpty()) {
      return null;
    }
    String name = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    HostedDomain own = domains.get(name);
    return own == null ? domains.get("*" + name.substring(Math.max(name.indexOf('.'), 0))) : own;
  }

  public HostedDomain get(String name) {
    return found(domains.get(name));
  }

  public void add(DomainName domainName) {
    HostedDomain domain = new HostedDomain(domainName, Map.of());
    if (domains.putIfAbsent(domainName.domainName(), domain) != null) {
      throw badRequest("The domain name you provided already exists.");
    }
  }

  /** Replaces a domain name by what becomes of it, and yields that. */
  public HostedDomain update(String name, UnaryOperator<HostedDomain> change) {
    return found(domains.computeIfPresent(name, (key, domain) -> change.apply(domain)));
  }

  public void remove(String name) {
    var _ = found(domains.remove(name));
  }

  private static HostedDomain found(@Nullable HostedDomain domain) {
    if (domain == null) {
      throw notFound("Invalid domain name identifier specified");
    }
    return domain;
  }
}
