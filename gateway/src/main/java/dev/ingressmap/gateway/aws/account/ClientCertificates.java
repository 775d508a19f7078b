package dev.ingressmap.gateway.aws.account;

import static dev.ingressmap.gateway.aws.call.Calls.list;

import dev.ingressmap.gateway.aws.call.Calls;
import dev.ingressmap.gateway.aws.call.Given;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;

/** The client certificates that stages present to backends. */
public final class ClientCertificates {

  private static final int PAGE = 500;
  private static final String PEM = "pemEncodedCertificate";

  private final ApiGatewayClient client;
  private final ApiGatewayClient creates;

  public ClientCertificates(ApiGatewayClient client, ApiGatewayClient creates) {
    this.client = client;
    this.creates = creates;
  }

  /** All client certificates of the account and region. */
  public List<ClientCertificate> all() {
    return list(
        "GetClientCertificates",
        "the region's client certificates",
        () -> client.getClientCertificatesPaginator(r -> r.limit(PAGE)).items(),
        ClientCertificate::of);
  }

  /** The PEM of a certificate, if it exists. */
  public Optional<String> pem(String id) {
    return Calls.find(
        "GetClientCertificate",
        "client certificate " + id,
        () ->
            Given.required(
                client.getClientCertificate(r -> r.clientCertificateId(id)).pemEncodedCertificate(),
                PEM));
  }

  /** Creates a certificate. AWS generates its key and keeps it. */
  public ClientCertificate.Made generate(String description, Map<String, String> tags) {
    return Calls.create(
        "GenerateClientCertificate",
        "the region's client certificates",
        "gateway client-certificates list shows it",
        () -> {
          var made = creates.generateClientCertificate(r -> r.description(description).tags(tags));
          return new ClientCertificate.Made(
              Given.required(made.clientCertificateId(), "clientCertificateId"),
              Given.time(made.expirationDate()),
              Given.required(made.pemEncodedCertificate(), PEM));
        });
  }

  /**
   * Deletes a certificate. It may be missing, if an earlier try succeeded but its answer was lost.
   */
  public void delete(String id) {
    var unused =
        Calls.find(
            "DeleteClientCertificate",
            "client certificate " + id,
            () -> client.deleteClientCertificate(r -> r.clientCertificateId(id)));
  }
}
