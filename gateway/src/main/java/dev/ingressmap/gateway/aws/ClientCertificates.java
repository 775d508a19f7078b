package dev.ingressmap.gateway.aws;

import static dev.ingressmap.gateway.aws.call.Calls.call;

import dev.ingressmap.gateway.aws.call.Calls;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.ClientCertificate;
import software.amazon.awssdk.services.apigateway.model.GenerateClientCertificateResponse;
import software.amazon.awssdk.services.apigateway.model.GetClientCertificateResponse;

/**
 * Client certificates, which belong to the account and not to an API. The calls are made as those
 * of {@link ApiGateway} are.
 */
public final class ClientCertificates {

  private static final int PAGE = 500;

  private final ApiGatewayClient client;
  private final ApiGatewayClient creates;

  ClientCertificates(ApiGatewayClient client, ApiGatewayClient creates) {
    this.client = client;
    this.creates = creates;
  }

  /** All client certificates of the account and region. */
  public List<ClientCertificate> all() {
    return call(
        "GetClientCertificates",
        "the region's client certificates",
        () -> client.getClientCertificatesPaginator(r -> r.limit(PAGE)).items().stream().toList());
  }

  /** A certificate, if there is one of this id. */
  public Optional<GetClientCertificateResponse> find(String id) {
    return Calls.find(
        "GetClientCertificate",
        "client certificate " + id,
        () -> client.getClientCertificate(r -> r.clientCertificateId(id)));
  }

  /** Has AWS make a key, which it keeps, and a certificate for it. */
  public GenerateClientCertificateResponse generate(String description, Map<String, String> tags) {
    return Calls.create(
        "GenerateClientCertificate",
        "the region's client certificates",
        "gateway client-certificates list shows it",
        () -> creates.generateClientCertificate(r -> r.description(description).tags(tags)));
  }

  /** Deletes a certificate; one that is gone already may be so by a try whose answer was lost. */
  public void delete(String id) {
    var unused =
        Calls.find(
            "DeleteClientCertificate",
            "client certificate " + id,
            () -> client.deleteClientCertificate(r -> r.clientCertificateId(id)));
  }
}
