package dev.ingressmap.localstage.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ingressmap.answers.Reply;
import dev.ingressmap.answers.Wire;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.BasePathMapping;
import software.amazon.awssdk.services.apigateway.model.CreateDomainNameResponse;
import software.amazon.awssdk.services.apigateway.model.DomainName;
import software.amazon.awssdk.services.apigateway.model.EndpointType;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import software.amazon.awssdk.services.apigateway.model.ResourceOwner;

class PrivateDomainNameTest {

  private static final String NAME = "private.example.com";
  private static final String POLICY = "{\"Version\":\"2012-10-17\",\"Statement\":[]}";

  @AutoClose ControlPlaneServer server;
  ApiGatewayClient client;

  @BeforeEach
  void setUp() throws Exception {
    server = new ControlPlaneServer();
    client = server.client();
  }

  @Test
  void hasAnIdAndAnArnOfItsOwn() {
    CreateDomainNameResponse created = create();
    assertThat(created.domainNameId()).matches("[a-z0-9]{10}");
    assertThat(created.domainNameArn())
        .isEqualTo(
            "arn:aws:apigateway:eu-west-1:000000000000:/domainnames/private.example.com+"
                + created.domainNameId());
    assertThat(created.policy()).isEqualTo(POLICY);
    assertThat(created.managementPolicy()).isNull();
    assertThat(created.certificateUploadDate()).isNotNull();
    assertThat(created.regionalDomainName()).isNull();
    assertThat(created.distributionDomainName()).isNull();
    assertThat(created.endpointConfiguration().ipAddressTypeAsString()).isEqualTo("dualstack");
    assertThat(
            client
                .getDomainName(r -> r.domainName(NAME).domainNameId(created.domainNameId()))
                .domainNameArn())
        .isEqualTo(created.domainNameArn());
    assertThatThrownBy(() -> client.getDomainName(r -> r.domainName(NAME)))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("Invalid domain name identifier specified");
  }

  @Test
  void sharesItsNameWithAPublicOneAndOtherPrivateOnes() {
    String first = create().domainNameId();
    String second = create().domainNameId();
    client.createDomainName(r -> r.domainName(NAME).certificateArn("arn:a"));

    assertThat(client.getDomainName(r -> r.domainName(NAME)).domainNameArn())
        .isEqualTo("arn:aws:apigateway:eu-west-1::/domainnames/private.example.com");
    assertThat(client.getDomainNamesPaginator(r -> r.limit(1)).items())
        .extracting(DomainName::domainNameId)
        .containsExactlyInAnyOrder(null, first, second);

    client.deleteDomainName(r -> r.domainName(NAME).domainNameId(first));
    client.deleteDomainName(r -> r.domainName(NAME));
    assertThat(client.getDomainNames(r -> r.resourceOwner(ResourceOwner.SELF)).items())
        .singleElement()
        .satisfies(left -> assertThat(left.domainNameId()).isEqualTo(second));
    assertThat(client.getDomainNames(r -> r.resourceOwner(ResourceOwner.OTHER_ACCOUNTS)).items())
        .isEmpty();
  }

  @Test
  void takesItsPoliciesFromPatches() {
    String id = create().domainNameId();
    client.updateDomainName(r ->
        r.domainName(NAME)
            .domainNameId(id)
            .patchOperations(
                replace("/managementPolicy", POLICY),
                replace("/policy", ""),
                replace("/certificateArn", "arn:other")));
    var changed = client.getDomainName(r -> r.domainName(NAME).domainNameId(id));
    assertThat(changed.managementPolicy()).isEqualTo(POLICY);
    assertThat(changed.policy()).isNull();
    assertThat(changed.certificateArn()).isEqualTo("arn:other");
  }

  @Test
  void hasBasePathMappingsOfItsOwn() throws Exception {
    SampleApi api = SampleApi.create(server);
    api.deploy();
    String first = create().domainNameId();
    String second = create().domainNameId();
    for (String id : List.of(first, second)) {
      client.createBasePathMapping(
          r -> r.domainName(NAME).domainNameId(id).basePath(id).restApiId(api.id()).stage("v1"));
    }
    assertThat(client.getBasePathMappings(r -> r.domainName(NAME).domainNameId(first)).items())
        .extracting(BasePathMapping::basePath)
        .containsExactly(first);
    client.updateBasePathMapping(r ->
        r.domainName(NAME)
            .domainNameId(first)
            .basePath(first)
            .patchOperations(replace("/basePath", "shop")));
    assertThat(
            client
                .getBasePathMapping(r -> r.domainName(NAME).domainNameId(first).basePath("shop"))
                .stage())
        .isEqualTo("v1");
    client.deleteBasePathMapping(r -> r.domainName(NAME).domainNameId(second).basePath(second));
    assertThatThrownBy(() -> client.getBasePathMappings(r -> r.domainName(NAME)))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(
            () -> client.getBasePathMappings(r -> r.domainName(NAME).domainNameId("other")))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void isReachedByItsNameUnlessAPublicOneHasIt() throws Exception {
    for (String id : List.of(create().domainNameId(), create().domainNameId())) {
      String api = saying(id);
      client.createBasePathMapping(
          r -> r.domainName(NAME).domainNameId(id).restApiId(api).stage("v1"));
    }
    List<String> ids =
        client.getDomainNames().items().stream().map(DomainName::domainNameId).sorted().toList();
    assertThat(call()).isEqualTo("200 " + ids.getFirst());

    client.createDomainName(r -> r.domainName(NAME).certificateArn("arn:a"));
    String api = saying("public");
    client.createBasePathMapping(r -> r.domainName(NAME).restApiId(api).stage("v1"));
    assertThat(call()).isEqualTo("200 public");

    client.deleteDomainName(r -> r.domainName(NAME));
    client.deleteDomainName(r -> r.domainName(NAME).domainNameId(ids.getFirst()));
    assertThat(call()).isEqualTo("200 " + ids.getLast());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"endpointConfiguration\":{\"types\":[\"PRIVATE\",\"REGIONAL\"]},\"regionalCertificateArn\":\"a\""
            + " | A private domain name cannot have other endpoint types",
        "\"endpointConfiguration\":{\"types\":[\"PRIVATE\"],\"ipAddressType\":\"ipv4\"}"
            + " | Only dualstack ipAddressType is supported for private domain names.",
        "\"domainName\":\"*.example.com\""
            + " | A private domain name cannot be a wildcard: *.example.com",
        "\"securityPolicy\":\"TLS_1_0\""
            + " | The security policy of a private domain name cannot be TLS_1_0",
        "\"mutualTlsAuthentication\":{\"truststoreUri\":\"s3://a/b\"}"
            + " | Mutual TLS is not supported for private domain names",
        "\"certificateArn\":null"
            + " | A certificate must be specified for the endpoint type of the domain name",
        "\"policy\":\"[]\" | Invalid policy document. Please check the policy syntax and ensure"
            + " that Principals are valid.",
        "\"endpointConfiguration\":{\"types\":[\"EDGE\"]},\"policy\":\"{}\""
            + " | policy is supported only for private domain names",
      })
  void refusesWhatItCannotHave(String members, String message) throws Exception {
    String usual =
        "\"domainName\":\"a.example.com\",\"certificateArn\":\"arn:a\","
            + "\"endpointConfiguration\":{\"types\":[\"PRIVATE\"]}";
    assertThat(server.refusal("POST", "/domainnames", "{" + usual + "," + members + "}"))
        .isEqualTo("400 BadRequestException: " + message);
  }

  @Test
  void staysPrivateAndAPublicOneStaysPublic() throws Exception {
    String id = create().domainNameId();
    client.createDomainName(r -> r.domainName(NAME).certificateArn("arn:a"));
    String patch =
        "{\"patchOperations\":[{\"op\":\"replace\",\"path\":\"/endpointConfiguration/types/0\","
            + "\"value\":\"%s\"}]}";
    assertThat(
            server.refusal(
                "PATCH", "/domainnames/" + NAME + "?domainNameId=" + id, patch.formatted("EDGE")))
        .isEqualTo(
            "400 BadRequestException: The endpoint type of a private domain name cannot be"
                + " changed");
    assertThat(server.refusal("PATCH", "/domainnames/" + NAME, patch.formatted("PRIVATE")))
        .isEqualTo(
            "400 BadRequestException: A public domain name cannot become private: create a private"
                + " one");
    assertThat(server.refusal("GET", "/domainnames?resourceOwner=ME", null))
        .isEqualTo(
            "400 ValidationException: 1 validation error detected: Value 'ME' at 'resourceOwner'"
                + " failed to satisfy constraint: Member must satisfy enum value set: [SELF,"
                + " OTHER_ACCOUNTS]");
  }

  @Test
  void everyChangeOfManyWithOneNameIsKept() {
    List<String> ids =
        IntStream.range(0, 20).parallel().mapToObj(i -> create().domainNameId()).toList();
    assertThat(client.getDomainNames().items())
        .extracting(DomainName::domainNameId)
        .containsExactlyInAnyOrderElementsOf(ids);
  }

  private String saying(String word) throws Exception {
    String document =
        """
        {"openapi":"3.0.1","info":{"title":"a"},"paths":{"/a":{"get":{
          "x-amazon-apigateway-integration":{"type":"mock",
            "requestTemplates":{"application/json":"{\\"statusCode\\":200}"},
            "responses":{"default":{"statusCode":"200",
              "responseTemplates":{"application/json":"%s"}}}}}}}}
        """
            .formatted(word);
    String id = server.json("POST", "/restapis?mode=import", document).path("id").stringValue();
    client.createDeployment(r -> r.restApiId(id).stageName("v1"));
    return id;
  }

  private String call() throws Exception {
    try (Wire wire = new Wire(server.port())) {
      Reply reply = wire.send("GET /a HTTP/1.1\r\nHost: " + NAME + "\r\n\r\n").reply("GET");
      return reply.status() + " " + reply.body();
    }
  }

  private CreateDomainNameResponse create() {
    return client.createDomainName(r ->
        r.domainName(NAME)
            .certificateArn("arn:certificate")
            .policy(POLICY)
            .endpointConfiguration(e -> e.types(EndpointType.PRIVATE)));
  }

  private static PatchOperation replace(String path, String value) {
    return PatchOperation.builder().op(Op.REPLACE).path(path).value(value).build();
  }
}
