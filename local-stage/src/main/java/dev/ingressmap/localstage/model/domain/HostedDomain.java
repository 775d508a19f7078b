package dev.ingressmap.localstage.model.domain;

import static dev.ingressmap.localstage.model.ApiGatewayException.conflict;
import static dev.ingressmap.localstage.model.ApiGatewayException.notFound;

import dev.ingressmap.localstage.model.Copies;
import java.util.Map;

/**
 * A domain name of the account at one moment, with its mappings. Every change returns a new object.
 *
 * @param mappings by base path
 */
public record HostedDomain(DomainName domainName, Map<String, BasePathMapping> mappings) {

  public HostedDomain {
    mappings = Copies.map(mappings);
  }

  /** A domain name without mappings. */
  public static HostedDomain of(DomainName domainName) {
    return new HostedDomain(domainName, Map.of());
  }

  public DomainKey key() {
    return domainName.key();
  }

  public BasePathMapping mapping(String basePath) {
    BasePathMapping mapping = mappings.get(basePath);
    if (mapping == null) {
      throw notFound("Invalid base path mapping identifier specified");
    }
    return mapping;
  }

  public HostedDomain with(DomainName domainName) {
    return new HostedDomain(domainName, mappings);
  }

  public HostedDomain withNew(BasePathMapping mapping) {
    if (mappings.containsKey(mapping.basePath())) {
      throw conflict("Base path already exists for this domain name");
    }
    return new HostedDomain(domainName, Copies.with(mappings, mapping.basePath(), mapping));
  }

  public HostedDomain without(BasePathMapping mapping) {
    return new HostedDomain(domainName, Copies.without(mappings, mapping.basePath()));
  }
}
