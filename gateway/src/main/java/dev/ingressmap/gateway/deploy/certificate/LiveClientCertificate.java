package dev.ingressmap.gateway.deploy.certificate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.apigateway.model.ClientCertificate;

/**
 * A client certificate that AWS has.
 *
 * @param owned whether it carries the map's tag
 * @param stages of the map's API that show it to backends
 */
public record LiveClientCertificate(
    String id,
    String description,
    Instant created,
    Instant expires,
    boolean owned,
    List<String> stages) {

  /** How long before its end it is time to make another one. */
  private static final Duration SOON = Duration.ofDays(30);

  public LiveClientCertificate {
    stages = List.copyOf(stages);
  }

  static LiveClientCertificate of(
      ClientCertificate certificate, boolean owned, List<String> stages) {
    return new LiveClientCertificate(
        certificate.clientCertificateId(),
        Objects.requireNonNullElse(certificate.description(), ""),
        Objects.requireNonNullElse(certificate.createdDate(), Instant.EPOCH),
        Objects.requireNonNullElse(certificate.expirationDate(), Instant.EPOCH),
        owned,
        stages);
  }

  /** Whether its end is less than 30 days away, or past. */
  public boolean expiresSoon(Instant now) {
    return expires.isBefore(now.plus(SOON));
  }
}
