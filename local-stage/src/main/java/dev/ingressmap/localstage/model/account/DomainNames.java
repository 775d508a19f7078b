package dev.ingressmap.localstage.model.account;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;
import static dev.ingressmap.localstage.model.ApiGatewayException.notFound;

import dev.ingressmap.localstage.model.domain.DomainKey;
import dev.ingressmap.localstage.model.domain.HostedDomain;
import java.util.Collection;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The custom domain names of the account. One public and several private ones may have the same
 * name: callers reach the public one, or else the private one with the lowest id.
 */
public final class DomainNames {

  /** By name, and then by {@link DomainKey}: the public one is the first. */
  private final ConcurrentMap<String, NavigableMap<String, HostedDomain>> domains =
      new ConcurrentHashMap<>();

  private final Spreading spreading;

  DomainNames(Spreading spreading) {
    this.spreading = spreading;
  }

  public Collection<HostedDomain> all() {
    return domains.values().stream().flatMap(same -> same.values().stream()).toList();
  }

  public @Nullable HostedDomain find(DomainKey key) {
    return domains.getOrDefault(key.name(), Collections.emptyNavigableMap()).get(key.toString());
  }

  public HostedDomain get(DomainKey key) {
    return found(find(key));
  }

  public void add(HostedDomain domain) {
    var _ =
        change(
            domain.key(),
            before -> {
              if (before != null) {
                throw badRequest("The domain name you provided already exists.");
              }
              return domain;
            });
  }

  /** Replaces a domain name by the result of the change, and returns it. */
  public HostedDomain update(DomainKey key, UnaryOperator<HostedDomain> change) {
    return found(change(key, before -> change.apply(found(before))));
  }

  public void remove(DomainKey key) {
    var _ =
        change(
            key,
            before -> {
              var _ = found(before);
              return null;
            });
  }

  private @Nullable HostedDomain change(DomainKey key, Change change) {
    var after =
        domains.compute(
            key.name(),
            (name, before) -> {
              var same =
                  before == null ? new TreeMap<String, HostedDomain>() : new TreeMap<>(before);
              HostedDomain changed = change.of(same.get(key.toString()));
              if (changed == null) {
                same.remove(key.toString());
              } else {
                same.put(key.toString(), changed);
              }
              spreading.domain(name, same.isEmpty() ? null : same.firstEntry().getValue());
              return same.isEmpty() ? null : same;
            });
    return after == null ? null : after.get(key.toString());
  }

  private static HostedDomain found(@Nullable HostedDomain domain) {
    if (domain == null) {
      throw notFound("Invalid domain name identifier specified");
    }
    return domain;
  }

  private interface Change {

    /** The domain name afterwards. Null stands for none. */
    @Nullable HostedDomain of(@Nullable HostedDomain before);
  }
}
