package dev.ingressmap.localstage.model.account;

import static dev.ingressmap.localstage.model.ApiGatewayException.notFound;

import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The VPC links of the account. */
public final class VpcLinks {

  private final ConcurrentMap<String, VpcLink> links = new ConcurrentHashMap<>();
  private final CreationOrder order = new CreationOrder();

  public Collection<VpcLink> all() {
    return links.values();
  }

  /** The number of a link in the order of creation. */
  public long place(String id) {
    return order.of(id);
  }

  public VpcLink get(String id) {
    return found(links.get(id));
  }

  public void add(VpcLink link) {
    order.add(link.id());
    links.put(link.id(), link);
  }

  /** Replaces a link by the result of the change, and returns it. */
  public VpcLink update(String id, UnaryOperator<VpcLink> change) {
    return found(links.computeIfPresent(id, (key, link) -> change.apply(link)));
  }

  public void remove(String id) {
    found(links.remove(id));
    order.remove(id);
  }

  private static VpcLink found(@Nullable VpcLink link) {
    if (link == null) {
      throw notFound("Invalid Vpc Link identifier specified");
    }
    return link;
  }
}
