package dev.ingressmap.localstage.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.ClientCertificate;
import software.amazon.awssdk.services.apigateway.model.GenerateClientCertificateResponse;
import software.amazon.awssdk.services.apigateway.model.LimitExceededException;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;

class ClientCertificateTest {

  private static final String ARN = "arn:aws:apigateway:eu-west-1::/clientcertificates/";

  @AutoClose ControlPlaneServer server;
  ApiGatewayClient client;

  @BeforeEach
  void setUp() throws Exception {
    server = new ControlPlaneServer();
    client = server.client();
  }

  @Test
  void isSelfSignedAndValidForAYear() throws Exception {
    GenerateClientCertificateResponse made =
        client.generateClientCertificate(r -> r.description("d").tags(Map.of("a", "b")));

    assertThat(made.clientCertificateId()).matches("[a-z0-9]{6}");
    assertThat(made.description()).isEqualTo("d");
    assertThat(made.tags()).isEqualTo(Map.of("a", "b"));
    assertThat(Duration.between(made.createdDate(), made.expirationDate()))
        .isEqualTo(Duration.ofDays(365));
    X509Certificate certificate = parsed(made.pemEncodedCertificate());
    certificate.verify(certificate.getPublicKey());
    assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=ApiGateway");
    assertThat(certificate.getNotAfter().toInstant()).isEqualTo(made.expirationDate());
    assertThat(certificate.getNotBefore().toInstant()).isBeforeOrEqualTo(Instant.now());
    assertThat(server.json("GET", "/clientcertificates", null).toString())
        .doesNotContain("PRIVATE");
  }

  @Test
  void isShownListedAndChanged() {
    String first =
        client.generateClientCertificate(r -> r.description("first")).clientCertificateId();
    String second = client.generateClientCertificate(r -> {}).clientCertificateId();

    assertThat(client.getClientCertificate(r -> r.clientCertificateId(first)).description())
        .isEqualTo("first");
    assertThat(client.getClientCertificatesPaginator(r -> r.limit(1)).items())
        .extracting(ClientCertificate::clientCertificateId)
        .containsExactlyInAnyOrder(first, second);
    assertThat(
            client
                .updateClientCertificate(r ->
                    r.clientCertificateId(first).patchOperations(replace("/description", "new")))
                .description())
        .isEqualTo("new");
    client.tagResource(r -> r.resourceArn(ARN + first).tags(Map.of("a", "b")));
    assertThat(client.getTags(r -> r.resourceArn(ARN + first)).tags()).isEqualTo(Map.of("a", "b"));
    client.untagResource(r -> r.resourceArn(ARN + first).tagKeys("a"));
    assertThat(client.getClientCertificate(r -> r.clientCertificateId(first)).tags()).isEmpty();
    client.deleteClientCertificate(r -> r.clientCertificateId(first));
    assertThat(client.getClientCertificates().items())
        .singleElement()
        .satisfies(left -> assertThat(left.clientCertificateId()).isEqualTo(second));
  }

  @Test
  void staysWhileAStageUsesIt() throws Exception {
    SampleApi api = SampleApi.create(server);
    api.deploy();
    String id = client.generateClientCertificate(r -> {}).clientCertificateId();

    use(api, id);

    assertThat(client.getStage(r -> r.restApiId(api.id()).stageName("v1")).clientCertificateId())
        .isEqualTo(id);
    assertThatExceptionOfType(BadRequestException.class)
        .isThrownBy(() -> client.deleteClientCertificate(r -> r.clientCertificateId(id)))
        .withMessageContaining(api.id() + ":v1");
    api.deploy();
    assertThat(client.getStage(r -> r.restApiId(api.id()).stageName("v1")).clientCertificateId())
        .isEqualTo(id);

    use(api, "");

    assertThat(server.json("GET", api.stage(), null).has("clientCertificateId")).isFalse();
    client.deleteClientCertificate(r -> r.clientCertificateId(id));
    assertThat(client.getClientCertificates().items()).isEmpty();
  }

  @Test
  void refusesAnIdThatIsNone() throws Exception {
    SampleApi api = SampleApi.create(server);
    api.deploy();

    assertThatExceptionOfType(BadRequestException.class)
        .isThrownBy(() -> use(api, "a1b2c3"))
        .withMessageContaining("Invalid Client Certificate identifier specified");
    assertThat(server.refusal("GET", "/clientcertificates/a1b2c3", null))
        .isEqualTo("404 NotFoundException: Invalid Client Certificate identifier specified");
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> client.deleteClientCertificate(r -> r.clientCertificateId("a1b2c3")));
    assertThat(
            server.refusal(
                "PATCH",
                "/clientcertificates/a1b2c3",
                "{\"patchOperations\":[{\"op\":\"replace\",\"path\":\"/tags\",\"value\":\"a\"}]}"))
        .startsWith("400 BadRequestException: Invalid patch path  '/tags'");
  }

  @Test
  void thereAreSixtyAtMost() {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 60; i++) {
      ids.add(client.generateClientCertificate(r -> {}).clientCertificateId());
    }

    assertThat(ids).hasSize(60);
    assertThatExceptionOfType(LimitExceededException.class)
        .isThrownBy(() -> client.generateClientCertificate(r -> {}));
  }

  private void use(SampleApi api, String certificate) {
    client.updateStage(r ->
        r.restApiId(api.id())
            .stageName("v1")
            .patchOperations(replace("/clientCertificateId", certificate)));
  }

  private static PatchOperation replace(String path, String value) {
    return PatchOperation.builder().op(Op.REPLACE).path(path).value(value).build();
  }

  private static X509Certificate parsed(String pem) throws Exception {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
  }
}
