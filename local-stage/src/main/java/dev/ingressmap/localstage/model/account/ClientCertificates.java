package dev.ingressmap.localstage.model.account;

import static dev.ingressmap.localstage.model.ApiGatewayException.limitExceeded;
import static dev.ingressmap.localstage.model.ApiGatewayException.notFound;

import dev.ingressmap.localstage.model.Identifier;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The client certificates of the account. Readers never block. */
public final class ClientCertificates {

  /** API Gateway's quota per account and region. */
  private static final int MAX_CERTIFICATES = 60;

  private static final Duration VALID = Duration.ofDays(365);

  private final ConcurrentMap<String, Issued> issued = new ConcurrentHashMap<>();
  private final CreationOrder order = new CreationOrder();

  public Collection<ClientCertificate> all() {
    return issued.values().stream().map(Issued::certificate).toList();
  }

  /** The number of a certificate in the order of creation. */
  public long place(String id) {
    return order.of(id);
  }

  public @Nullable ClientCertificate find(String id) {
    Issued found = issued.get(id);
    return found == null ? null : found.certificate;
  }

  public ClientCertificate get(String id) {
    return found(issued.get(id)).certificate;
  }

  /** The identity that a stage shows to backends; null if there is no such certificate. */
  public @Nullable ClientIdentity identity(String id) {
    Issued found = issued.get(id);
    return found == null ? null : found.identity;
  }

  /** Creates a key and its certificate, valid for a year. */
  public synchronized ClientCertificate generate(
      @Nullable String description, Map<String, String> tags, Instant now) {
    if (issued.size() >= MAX_CERTIFICATES) {
      throw limitExceeded(
          "Maximum number of client certificates for this account has been reached.  Please contact"
              + " AWS if you need additional client certificates.");
    }
    Instant end = now.plus(VALID);
    ClientIdentity identity = ClientIdentity.generate(now, end);
    String id = Identifier.ofClientCertificate();
    ClientCertificate certificate =
        new ClientCertificate(id, description, identity.pem(), now, end, tags);
    restore(certificate, identity);
    return certificate;
  }

  /** Hands over each certificate with its key. */
  public void forEach(BiConsumer<ClientCertificate, ClientIdentity> receiver) {
    issued.values().forEach(one -> receiver.accept(one.certificate, one.identity));
  }

  /** Adds a certificate that was created earlier. */
  public void restore(ClientCertificate certificate, ClientIdentity identity) {
    order.add(certificate.clientCertificateId());
    issued.put(certificate.clientCertificateId(), new Issued(certificate, identity));
  }

  /**
   * Replaces the description and tags of a certificate by the result of the change, and returns it.
   */
  public ClientCertificate update(String id, UnaryOperator<ClientCertificate> change) {
    return found(
            issued.computeIfPresent(
                id, (key, old) -> new Issued(change.apply(old.certificate), old.identity)))
        .certificate;
  }

  void remove(String id) {
    var _ = found(issued.remove(id));
    order.remove(id);
  }

  private static Issued found(@Nullable Issued issued) {
    if (issued == null) {
      throw notFound("Invalid Client Certificate identifier specified");
    }
    return issued;
  }

  private record Issued(ClientCertificate certificate, ClientIdentity identity) {}
}
