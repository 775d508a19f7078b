package dev.ingressmap.localstage.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.EndpointType;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import software.amazon.awssdk.services.apigateway.model.RestApi;
import software.amazon.awssdk.services.apigateway.model.UpdateRestApiResponse;

class RestApiTest {

  @AutoClose ControlPlaneServer server;
  ApiGatewayClient client;

  @BeforeEach
  void setUp() throws Exception {
    server = new ControlPlaneServer();
    client = server.client();
  }

  @Test
  void fillsDefaultsAsAwsDoes() throws Exception {
    var json = server.json("POST", "/restapis", "{\"name\":\"a\"}");
    assertThat(json.path("id").stringValue()).matches("[a-z0-9]{10}");
    assertThat(json.path("rootResourceId").stringValue()).matches("[a-z0-9]{10}");
    assertThat(json.path("createdDate").isIntegralNumber()).isTrue();
    assertThat(json.path("endpointConfiguration").toString())
        .isEqualTo("{\"types\":[\"EDGE\"],\"ipAddressType\":\"ipv4\"}");
    assertThat(json.path("apiKeySource").stringValue()).isEqualTo("HEADER");
    assertThat(json.path("disableExecuteApiEndpoint").booleanValue(true)).isFalse();
    assertThat(json.propertyNames())
        .containsExactlyInAnyOrder(
            "id",
            "name",
            "createdDate",
            "apiKeySource",
            "endpointConfiguration",
            "disableExecuteApiEndpoint",
            "rootResourceId");
    var shown = server.json("GET", "/restapis/" + json.path("id").stringValue(), null);
    assertThat(shown.path("tags").isObject()).isTrue();
  }

  @Test
  void privateEndpointIsDualstack() {
    var api =
        client.createRestApi(
            r -> r.name("a").endpointConfiguration(e -> e.types(EndpointType.PRIVATE)));
    assertThat(api.endpointConfiguration().ipAddressTypeAsString()).isEqualTo("dualstack");
  }

  @Test
  void patchesFieldsOfEveryType() {
    String id = client.createRestApi(r -> r.name("a").description("d")).id();
    UpdateRestApiResponse api =
        patch(
            id,
            op(Op.REPLACE, "/name", "b"),
            op(Op.REMOVE, "/description", null),
            op(Op.REPLACE, "/minimumCompressionSize", "10"),
            op(Op.REPLACE, "/disableExecuteApiEndpoint", "true"),
            op(Op.REPLACE, "/apiKeySource", "AUTHORIZER"),
            op(Op.ADD, "/binaryMediaTypes/image~1png", null),
            op(Op.ADD, "/binaryMediaTypes/image~1jpeg", null),
            op(Op.REPLACE, "/endpointConfiguration/types/0", "PRIVATE"),
            op(Op.ADD, "/endpointConfiguration/vpcEndpointIds", "vpce-1"));
    assertThat(api.name()).isEqualTo("b");
    assertThat(api.description()).isNull();
    assertThat(api.minimumCompressionSize()).isEqualTo(10);
    assertThat(api.disableExecuteApiEndpoint()).isTrue();
    assertThat(api.apiKeySourceAsString()).isEqualTo("AUTHORIZER");
    assertThat(api.binaryMediaTypes()).containsExactly("image/png", "image/jpeg");
    assertThat(api.endpointConfiguration().types()).containsExactly(EndpointType.PRIVATE);
    assertThat(api.endpointConfiguration().ipAddressTypeAsString()).isEqualTo("dualstack");
    assertThat(api.endpointConfiguration().vpcEndpointIds()).containsExactly("vpce-1");

    api =
        patch(
            id,
            op(Op.REPLACE, "/minimumCompressionSize", ""),
            op(Op.REPLACE, "/binaryMediaTypes/image~1png", "image/gif"),
            op(Op.REMOVE, "/endpointConfiguration/vpcEndpointIds", "vpce-1"));
    assertThat(api.minimumCompressionSize()).isNull();
    assertThat(api.binaryMediaTypes()).containsExactly("image/jpeg", "image/gif");
    assertThat(api.endpointConfiguration().vpcEndpointIds()).isEmpty();
  }

  @Test
  void patchThatFailsHalfwayChangesNothing() throws Exception {
    String id = client.createRestApi(r -> r.name("a")).id();
    assertThat(
            server.refusal(
                "PATCH",
                "/restapis/" + id,
                """
                {"patchOperations":[{"op":"replace","path":"/name","value":"b"},
                 {"op":"replace","path":"/no","value":"c"}]}\
                """))
        .isEqualTo("400 BadRequestException: Invalid patch path /no");
    assertThat(client.getRestApi(r -> r.restApiId(id)).name()).isEqualTo("a");
  }

  @Test
  void policyNamesAccountsByTheirRoots() {
    String policy =
        "{\"Statement\":[{\"Principal\":{\"AWS\":[\"123456789012\",\"*\"]}},"
            + "{\"Principal\":{\"AWS\":\"210987654321\"}},{\"Principal\":\"*\"}]}";
    String id = client.createRestApi(r -> r.name("a").policy(policy)).id();
    assertThat(client.getRestApi(r -> r.restApiId(id)).policy().replace("\\", ""))
        .isEqualTo(
            policy
                .replace("123456789012", "arn:aws:iam::123456789012:root")
                .replace("210987654321", "arn:aws:iam::210987654321:root"));
  }

  @Test
  void policyIsShownEscapedAndAcceptedPlain() {
    String policy = "{\"Statement\":[{\"Resource\":\"a/b\"}]}";
    String id = client.createRestApi(r -> r.name("a").policy(policy)).id();
    assertThat(client.getRestApi(r -> r.restApiId(id)).policy())
        .isEqualTo("{\\\"Statement\\\":[{\\\"Resource\\\":\\\"a\\/b\\\"}]}");
    patch(id, op(Op.REPLACE, "/name", "b"));
    assertThat(server.apis().get(id).api().policy()).isEqualTo(policy);
    patch(id, op(Op.REPLACE, "/policy", ""));
    assertThat(client.getRestApi(r -> r.restApiId(id)).policy()).isNull();
  }

  @Test
  void clonesAnApi() throws Exception {
    var sample = SampleApi.create(server);
    String id = client.createRestApi(r -> r.name("clone").cloneFrom(sample.id())).id();
    assertThat(client.getResources(r -> r.restApiId(id)).items())
        .extracting("path")
        .containsExactly("/", "/health");
    client.deleteResource(r -> r.restApiId(id).resourceId(sample.healthId()));
    assertThat(client.getResources(r -> r.restApiId(sample.id())).items()).hasSize(2);
  }

  @Test
  void listsAndDeletes() {
    String first = client.createRestApi(r -> r.name("a").tags(Map.of("k", "v"))).id();
    String second = client.createRestApi(r -> r.name("b")).id();
    assertThat(client.getRestApis().items())
        .extracting(RestApi::id)
        .containsExactlyInAnyOrder(first, second);
    client.deleteRestApi(r -> r.restApiId(first));
    assertThat(client.getRestApis().items()).extracting(RestApi::id).containsExactly(second);
  }

  private UpdateRestApiResponse patch(String id, PatchOperation... operations) {
    return client.updateRestApi(r -> r.restApiId(id).patchOperations(List.of(operations)));
  }

  private static PatchOperation op(Op op, String path, @Nullable String value) {
    return PatchOperation.builder().op(op).path(path).value(value).build();
  }

  @Test
  void refusesSecuritySettingsThatAwsDoesNotHave() throws Exception {
    for (String setting : new String[] {"securityPolicy", "endpointAccessMode"}) {
      assertThat(
              server.refusal(
                  "POST", "/restapis", "{\"name\":\"a\",\"%s\":\"SOME\"}".formatted(setting)))
          .startsWith("400 ValidationException: ")
          .contains("'SOME' at '" + setting + "'");
    }
  }
}
