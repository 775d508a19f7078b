package dev.ingressmap.gateway.deploy.certificate;

import dev.ingressmap.gateway.aws.account.ClientCertificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A client certificate that AWS has.
 *
 * @param owned whether it carries the map's tag
 * @param stages of the map's APIs that present it to backends
 */
public record LiveClientCertificate(
    ClientCertificate certificate, boolean owned, List<String> stages) {

  /** How long before it expires a certificate should be replaced. */
  private static final Duration SOON = Duration.ofDays(30);

  public LiveClientCertificate {
    stages = List.copyOf(stages);
  }

  public String id() {
    return certificate.id();
  }

  /** Whether it expires in less than 30 days, or has expired. */
  public boolean expiresSoon(Instant now) {
    return certificate.expires().isBefore(now.plus(SOON));
  }
}
