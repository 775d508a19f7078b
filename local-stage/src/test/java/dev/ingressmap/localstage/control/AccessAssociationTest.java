package dev.ingressmap.localstage.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.ConflictException;
import software.amazon.awssdk.services.apigateway.model.CreateDomainNameAccessAssociationResponse;
import software.amazon.awssdk.services.apigateway.model.DomainNameAccessAssociation;
import software.amazon.awssdk.services.apigateway.model.EndpointType;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.apigateway.model.ResourceOwner;

class AccessAssociationTest {

  private static final String PATH = "/domainnameaccessassociations";

  @AutoClose ControlPlaneServer server;
  ApiGatewayClient client;
  String domainArn;

  @BeforeEach
  void setUp() throws Exception {
    server = new ControlPlaneServer();
    client = server.client();
    domainArn =
        client
            .createDomainName(r ->
                r.domainName("private.example.com")
                    .certificateArn("arn:certificate")
                    .endpointConfiguration(e -> e.types(EndpointType.PRIVATE)))
            .domainNameArn();
  }

  @Test
  void isMadeListedAndDeleted() {
    var made = create("vpce-abcd1234");
    assertThat(made.domainNameAccessAssociationArn())
        .isEqualTo(
            domainArn.replace("/domainnames/", "/domainnameaccessassociations/domainname/")
                + "/vpcesource/vpce-abcd1234");
    assertThat(made.domainNameArn()).isEqualTo(domainArn);
    assertThat(made.accessAssociationSource()).isEqualTo("vpce-abcd1234");
    assertThat(made.accessAssociationSourceTypeAsString()).isEqualTo("VPCE");
    assertThat(made.tags()).isEqualTo(Map.of("a", "b"));
    create("vpce-1");
    create("vpce-0");
    assertThat(client.getDomainNameAccessAssociations(r -> r.limit(2)).items())
        .extracting(DomainNameAccessAssociation::accessAssociationSource)
        .containsExactly("vpce-abcd1234", "vpce-1");
    String next = client.getDomainNameAccessAssociations(r -> r.limit(2)).position();
    assertThat(client.getDomainNameAccessAssociations(r -> r.position(next)).items())
        .extracting(DomainNameAccessAssociation::accessAssociationSource)
        .containsExactly("vpce-0");
    assertThat(
            client
                .getDomainNameAccessAssociations(r -> r.resourceOwner(ResourceOwner.OTHER_ACCOUNTS))
                .items())
        .isEmpty();

    client.deleteDomainNameAccessAssociation(
        r -> r.domainNameAccessAssociationArn(made.domainNameAccessAssociationArn()));
    assertThat(client.getDomainNameAccessAssociations(r -> r.limit(9)).items()).hasSize(2);
    assertThatThrownBy(() ->
            client.deleteDomainNameAccessAssociation(
                r -> r.domainNameAccessAssociationArn(made.domainNameAccessAssociationArn())))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void isThereOnceForEachVpcEndpoint() {
    create("vpce-1");
    assertThatThrownBy(() -> create("vpce-1")).isInstanceOf(ConflictException.class);
    assertThat(client.getDomainNameAccessAssociations(r -> r.limit(9)).items()).hasSize(1);
  }

  @Test
  void isNotRejectedByTheAccountThatMadeIt() throws Exception {
    String arn = create("vpce-1").domainNameAccessAssociationArn();
    assertThatThrownBy(() -> reject(arn))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("in your own account cannot be rejected: delete " + arn);
    assertThatThrownBy(() -> reject(arn + "0")).isInstanceOf(NotFoundException.class);
    assertThat(server.refusal("POST", "/rejectdomainnameaccessassociations", null))
        .startsWith("400 ValidationException: 2 validation errors detected: Value null at")
        .contains("domainNameAccessAssociationArn", "Input.domainNameArn");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "arn:a | VPCE | vpce-1 | BadRequestException: Invalid domain name ARN specified: arn:a",
        "PUBLIC | VPCE | vpce-1 | BadRequestException: Only private domain names can have access"
            + " associations: PUBLIC",
        "PRIVATE+x | VPCE | vpce-1 | BadRequestException: Invalid domain name ARN specified:"
            + " PRIVATE+x",
        "PRIVATE | VPCE | vpc-1 | BadRequestException: Invalid VPC endpoint identifier specified:"
            + " vpc-1",
        "PRIVATE | VPC | vpce-1 | ValidationException: 1 validation error detected: Value 'VPC' at"
            + " 'createDomainNameAccessAssociationInput.accessAssociationSourceType' failed to"
            + " satisfy constraint: Member must satisfy enum value set: [VPCE]",
      })
  void refusesABadOne(String arn, String type, String source, String message) throws Exception {
    String publicArn =
        client
            .createDomainName(r -> r.domainName("a.example.com").certificateArn("arn:a"))
            .domainNameArn();
    String body =
        """
        {"domainNameArn":"%s","accessAssociationSourceType":"%s","accessAssociationSource":"%s"}
        """
            .formatted(arn, type, source);
    assertThat(server.refusal("POST", PATH, known(body, publicArn)))
        .isEqualTo("400 " + known(message, publicArn));
  }

  @Test
  void isTagged() throws Exception {
    String arn = create("vpce-1").domainNameAccessAssociationArn();
    client.tagResource(r -> r.resourceArn(arn).tags(Map.of("c", "d")));
    client.untagResource(r -> r.resourceArn(arn).tagKeys("a"));
    assertThat(client.getTags(r -> r.resourceArn(arn)).tags()).isEqualTo(Map.of("c", "d"));
    String path = "/tags/" + URLEncoder.encode(arn + "0", StandardCharsets.UTF_8);
    assertThat(server.refusal("GET", path, null))
        .isEqualTo(
            "404 NotFoundException: Invalid domain name access association identifier specified");
  }

  private String known(String text, String publicArn) {
    return text.replace("PUBLIC", publicArn).replace("PRIVATE", domainArn);
  }

  private void reject(String arn) {
    client.rejectDomainNameAccessAssociation(
        r -> r.domainNameAccessAssociationArn(arn).domainNameArn(domainArn));
  }

  private CreateDomainNameAccessAssociationResponse create(String vpcEndpoint) {
    return client.createDomainNameAccessAssociation(r ->
        r.domainNameArn(domainArn)
            .accessAssociationSourceType("VPCE")
            .accessAssociationSource(vpcEndpoint)
            .tags(Map.of("a", "b")));
  }
}
