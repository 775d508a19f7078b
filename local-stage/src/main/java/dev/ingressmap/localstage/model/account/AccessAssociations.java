package dev.ingressmap.localstage.model.account;

import static dev.ingressmap.localstage.model.ApiGatewayException.conflict;
import static dev.ingressmap.localstage.model.ApiGatewayException.notFound;

import dev.ingressmap.localstage.model.domain.AccessAssociation;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The domain name access associations of the account, by their ARNs. */
public final class AccessAssociations {

  private final ConcurrentMap<String, AccessAssociation> associations = new ConcurrentHashMap<>();
  private final CreationOrder order = new CreationOrder();

  public Collection<AccessAssociation> all() {
    return associations.values();
  }

  /** The number of an association in the order of creation. */
  public long place(String arn) {
    return order.of(arn);
  }

  public AccessAssociation get(String arn) {
    return found(associations.get(arn));
  }

  public void add(AccessAssociation association) {
    String arn = association.domainNameAccessAssociationArn();
    order.add(arn);
    if (associations.putIfAbsent(arn, association) != null) {
      throw conflict("A domain name access association already exists for this VPC endpoint");
    }
  }

  /** Replaces an association by the result of the change. */
  public void update(String arn, UnaryOperator<AccessAssociation> change) {
    var _ = found(associations.computeIfPresent(arn, (key, known) -> change.apply(known)));
  }

  public void remove(String arn) {
    var _ = found(associations.remove(arn));
    order.remove(arn);
  }

  private static AccessAssociation found(@Nullable AccessAssociation association) {
    if (association == null) {
      throw notFound("Invalid domain name access association identifier specified");
    }
    return association;
  }
}
