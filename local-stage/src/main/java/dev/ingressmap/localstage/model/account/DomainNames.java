package dev.ingressmap.localstage.model.account;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;
import static dev.ingressmap.localstage.model.ApiGatewayException.notFound;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The custom domain names of the account. */
public final class DomainNames {

  private final ConcurrentMap<String, HostedDomain> domains = new ConcurrentHashMap<>();
  private final Spreading spreading;

  DomainNames(Spreading spreading) {
    this.spreading = spreading;
  }

  public Collection<HostedDomain> all() {
    return domains.values();
  }

  public HostedDomain get(String name) {
    return found(domains.get(name));
  }

  public void add(DomainName domainName) {
    var _ =
        domains.compute(
            domainName.domainName(),
            (name, domain) -> {
              if (domain != null) {
                throw badRequest("The domain name you provided already exists.");
              }
              return spread(new HostedDomain(domainName, Map.of()));
            });
  }

  /** Adds a domain name with the mappings that it had earlier. */
  public void restore(HostedDomain domain) {
    add(domain.domainName());
    var _ = update(domain.domainName().domainName(), created -> domain);
  }

  /** Replaces a domain name by the result of the change, and returns it. */
  public HostedDomain update(String name, UnaryOperator<HostedDomain> change) {
    return found(domains.computeIfPresent(name, (key, domain) -> spread(change.apply(domain))));
  }

  public void remove(String name) {
    var _ =
        domains.compute(
            name,
            (key, domain) -> {
              var _ = found(domain);
              spreading.domain(key, null);
              return null;
            });
  }

  private HostedDomain spread(HostedDomain domain) {
    spreading.domain(domain.domainName().domainName(), domain);
    return domain;
  }

  private static HostedDomain found(@Nullable HostedDomain domain) {
    if (domain == null) {
      throw notFound("Invalid domain name identifier specified");
    }
    return domain;
  }
}
