package dev.ingressmap.localstage.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import software.amazon.awssdk.services.apigateway.model.VpcLinkStatus;
import tools.jackson.databind.JsonNode;

class VpcLinkTest {

  private static final String BALANCER =
      "arn:aws:elasticloadbalancing:eu-west-1:000000000000:loadbalancer/net/a/b";

  @AutoClose ControlPlaneServer server;
  ApiGatewayClient client;

  @BeforeEach
  void setUp() throws Exception {
    server = new ControlPlaneServer();
    client = server.client();
  }

  @Test
  void isThereOnceItWasAskedFor() throws Exception {
    var created = client.createVpcLink(r -> r.name("a").targetArns(BALANCER));
    assertThat(created.status()).isEqualTo(VpcLinkStatus.PENDING);
    assertThat(created.statusMessage()).isNull();
    assertThat(server.json("GET", "/vpclinks/" + created.id(), null).toString())
        .isEqualTo(
            "{\"id\":\"%s\",\"name\":\"a\",\"targetArns\":[\"%s\"],\"status\":\"AVAILABLE\",\"statusMessage\":\"Your vpc link is ready for use\",\"tags\":{}}"
                .formatted(created.id(), BALANCER));

    client.updateVpcLink(r ->
        r.vpcLinkId(created.id())
            .patchOperations(
                PatchOperation.builder().op(Op.REPLACE).path("/name").value("b").build()));
    assertThat(client.getVpcLinks().items())
        .singleElement()
        .satisfies(link -> assertThat(link.name()).isEqualTo("b"));
    client.deleteVpcLink(r -> r.vpcLinkId(created.id()));
    assertThat(client.getVpcLinks().items()).isEmpty();
  }

  @Test
  void staysWhileAStageUsesIt() throws Exception {
    String id = client.createVpcLink(r -> r.name("a").targetArns(BALANCER)).id();
    SampleApi api = SampleApi.create(server);
    String document =
        ImportTest.document(
            "a",
            """
            "/a":{"get":{"x-amazon-apigateway-integration":{"type":"http_proxy","httpMethod":"GET",
              "uri":"http://a.example","connectionType":"VPC_LINK","connectionId":"%s",
              "integrationTarget":"arn:aws:elb:a","tlsConfig":{"insecureSkipVerification":true}}}}\
            """
                .formatted(id));
    server.json("PUT", api.path() + "?mode=overwrite&failonwarnings=true", document);
    api.deploy();

    JsonNode integration =
        server
            .json("GET", api.stage() + "/exports/oas30?extensions=integrations", null)
            .path("paths")
            .path("/a")
            .path("get")
            .path("x-amazon-apigateway-integration");
    assertThat(integration.path("connectionType").stringValue()).isEqualTo("VPC_LINK");
    assertThat(integration.path("connectionId").stringValue()).isEqualTo(id);
    assertThat(integration.path("integrationTarget").stringValue()).isEqualTo("arn:aws:elb:a");
    assertThat(integration.at("/tlsConfig/insecureSkipVerification").booleanValue()).isTrue();
    assertThatThrownBy(() -> client.deleteVpcLink(r -> r.vpcLinkId(id)))
        .hasMessageContaining(
            "Cannot delete vpc link. Vpc link '" + id + "', is referenced in [GET:");

    server.json("DELETE", api.path(), null);
    client.deleteVpcLink(r -> r.vpcLinkId(id));
  }
}
