package dev.ingressmap.gateway.aws.account;

import dev.ingressmap.gateway.aws.call.Given;
import java.time.Instant;
import java.util.Map;

/** A client certificate, without its PEM. */
public record ClientCertificate(
    String id, String description, Instant created, Instant expires, Map<String, String> tags) {

  public ClientCertificate {
    tags = Map.copyOf(tags);
  }

  static ClientCertificate of(
      software.amazon.awssdk.services.apigateway.model.ClientCertificate live) {
    return new ClientCertificate(
        Given.required(live.clientCertificateId(), "clientCertificateId"),
        Given.text(live.description()),
        Given.time(live.createdDate()),
        Given.time(live.expirationDate()),
        Given.map(live.tags()));
  }

  /**
   * A certificate that was just created.
   *
   * @param pem the certificate that backends must trust
   */
  public record Made(String id, Instant expires, String pem) {}
}
