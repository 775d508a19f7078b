package dev.ingressmap.localstage.model.account;

import dev.ingressmap.localstage.model.Tags;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * By what API Gateway shows backends who calls them: all of it but the private key, which nobody
 * ever sees.
 *
 * @param pemEncodedCertificate what backends are told to trust
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
