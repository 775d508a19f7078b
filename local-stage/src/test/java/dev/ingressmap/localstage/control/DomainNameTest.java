package dev.ingressmap.localstage.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.BasePathMapping;
import software.amazon.awssdk.services.apigateway.model.ConflictException;
import software.amazon.awssdk.services.apigateway.model.DomainNameStatus;
import software.amazon.awssdk.services.apigateway.model.EndpointType;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;

class DomainNameTest {

  private static final String DOMAIN = "api.example.com";

  @AutoClose ControlPlaneServer server;
  ApiGatewayClient client;
  SampleApi api;

  @BeforeEach
  void setUp() throws Exception {
    server = new ControlPlaneServer();
    client = server.client();
    api = SampleApi.create(server);
    api.deploy();
    client.createDomainName(r ->
        r.domainName(DOMAIN)
            .regionalCertificateArn("arn:certificate")
            .endpointConfiguration(e -> e.types(EndpointType.REGIONAL)));
  }

  @Test
  void isNotLongerThanNamesInDns() throws Exception {
    String name = "a.".repeat(100_000) + "example.com";
    assertThat(
            server.refusal(
                "POST",
                "/domainnames",
                "{\"domainName\":\"%s\",\"certificateArn\":\"arn:a\"}".formatted(name)))
        .startsWith("400 BadRequestException: Invalid domain name specified: a.a.");
  }

  @Test
  void aRegionalOneSaysWhereItsRecordPoints() {
    var domain = client.getDomainName(r -> r.domainName(DOMAIN));
    assertThat(domain.domainNameStatus()).isEqualTo(DomainNameStatus.AVAILABLE);
    assertThat(domain.regionalDomainName())
        .matches("d-[a-z0-9]{10}\\.execute-api\\.eu-west-1\\.amazonaws\\.com");
    assertThat(domain.regionalHostedZoneId()).matches("Z[A-Z0-9]+");
    assertThat(domain.securityPolicyAsString()).isEqualTo("TLS_1_2");

    client.updateDomainName(
        r -> r.domainName(DOMAIN).patchOperations(replace("/regionalCertificateArn", "arn:other")));
    assertThat(client.getDomainNames().items())
        .singleElement()
        .satisfies(d -> assertThat(d.regionalCertificateArn()).isEqualTo("arn:other"));
    assertThatThrownBy(
            () -> client.createDomainName(r -> r.domainName(DOMAIN).certificateArn("arn:a")))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("The domain name you provided already exists.");
    client.deleteDomainName(r -> r.domainName(DOMAIN));
    assertThat(client.getDomainNames().items()).isEmpty();
  }

  @Test
  void getsAnotherTypeOfEndpointWithItsTarget() throws Exception {
    String path = "/domainnames/" + DOMAIN;
    var both =
        server.json(
            "PATCH",
            path,
            """
            {"patchOperations":[
              {"op":"add","path":"/endpointConfiguration/types","value":"EDGE"},
              {"op":"add","path":"/certificateArn","value":"arn:other"}]}\
            """);
    assertThat(both.at("/endpointConfiguration/types").toString())
        .isEqualTo("[\"REGIONAL\",\"EDGE\"]");
    assertThat(both.path("distributionDomainName").stringValue())
        .matches("d[a-z0-9]{10}\\.cloudfront\\.net");
    assertThat(both.has("regionalDomainName")).isTrue();
    var edge =
        server.json(
            "PATCH",
            path,
            """
            {"patchOperations":[
              {"op":"remove","path":"/endpointConfiguration/types","value":"REGIONAL"}]}\
            """);
    assertThat(edge.path("distributionDomainName")).isEqualTo(both.path("distributionDomainName"));
    assertThat(edge.has("regionalDomainName")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "securityPolicy, SecurityPolicy_TLS13_1_2_2021_06",
    "endpointAccessMode, STRICT",
    "routingMode, ROUTING_RULE_THEN_BASE_PATH_MAPPING"
  })
  void knowsTheValuesOfItsSettings(String setting, String value) throws Exception {
    String patch =
        "{\"patchOperations\":[{\"op\":\"replace\",\"path\":\"/"
            + setting
            + "\",\"value\":\"%s\"}]}";
    String path = "/domainnames/" + DOMAIN;
    assertThat(server.json("PATCH", path, patch.formatted(value)).path(setting).stringValue())
        .isEqualTo(value);
    assertThat(server.refusal("PATCH", path, patch.formatted("OTHER")))
        .startsWith(
            "400 ValidationException: 1 validation error detected: Value 'OTHER' at '"
                + setting
                + "' failed to satisfy constraint: Member must satisfy enum value set: [");
  }

  @Test
  void mapsBasePathsToStages() {
    map(null, "v1");
    map("orders", "v1");
    assertThat(client.getBasePathMappings(r -> r.domainName(DOMAIN)).items())
        .extracting(BasePathMapping::basePath)
        .containsExactly("(none)", "orders");
    assertThatThrownBy(() -> map("orders", "v1"))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("Base path already exists for this domain name");
    assertThatThrownBy(() -> map("other", "v2"))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("Invalid stage identifier specified");

    assertThatThrownBy(() -> map("orders/v1", "v1"))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining(
            "API Gateway V1 doesn't support the slash character (/) in base path");

    var moved =
        client.updateBasePathMapping(r ->
            r.domainName(DOMAIN)
                .basePath("(none)")
                .patchOperations(replace("/basePath", "all"), replace("/stage", "")));
    assertThat(moved.basePath()).isEqualTo("all");
    assertThat(moved.stage()).isNull();
    assertThatThrownBy(
            () -> client.getBasePathMapping(r -> r.domainName(DOMAIN).basePath("(none)")))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("Invalid base path mapping identifier specified");
    client.deleteBasePathMapping(r -> r.domainName(DOMAIN).basePath("all"));
    assertThat(client.getBasePathMappings(r -> r.domainName(DOMAIN)).items()).hasSize(1);
  }

  @Test
  void anApiToWhichABasePathLeadsIsNotDeleted() {
    map(null, "v1");
    assertThatThrownBy(() -> client.deleteRestApi(r -> r.restApiId(api.id())))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining(
            "Deleting RestApi "
                + api.id()
                + " failed. Please remove all base path mappings related to the RestApi in your"
                + " domains: api.example.com");
    client.deleteBasePathMapping(r -> r.domainName(DOMAIN).basePath("(none)"));
    client.deleteRestApi(r -> r.restApiId(api.id()));
    assertThat(client.getRestApis().items()).isEmpty();
  }

  private void map(@Nullable String basePath, String stage) {
    client.createBasePathMapping(
        r -> r.domainName(DOMAIN).basePath(basePath).restApiId(api.id()).stage(stage));
  }

  private static PatchOperation replace(String path, String value) {
    return PatchOperation.builder().op(Op.REPLACE).path(path).value(value).build();
  }
}
