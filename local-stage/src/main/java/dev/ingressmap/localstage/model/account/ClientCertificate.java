package dev.ingressmap.localstage.model.account;

import dev.ingressmap.localstage.model.Tags;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The certificate that identifies API Gateway to backends, without its private key, which is never
 * shown.
 *
 * @param pemEncodedCertificate the certificate that backends must trust
 */
public record ClientCertificate(
    String clientCertificateId,
    @Nullable String description,
    String pemEncodedCertificate,
    Instant createdDate,
    Instant expirationDate,
    Map<String, String> tags) {

  public ClientCertificate {
    if (description != null && description.isEmpty()) {
      description = null;
    }
    tags = Tags.of(tags);
  }

  public ClientCertificate withTags(Map<String, String> tags) {
    return new ClientCertificate(
        clientCertificateId, description, pemEncodedCertificate, createdDate, expirationDate, tags);
  }
}
