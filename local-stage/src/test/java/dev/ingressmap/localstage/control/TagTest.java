package dev.ingressmap.localstage.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;

class TagTest {

  @AutoClose ControlPlaneServer server;
  ApiGatewayClient client;
  SampleApi api;

  @BeforeEach
  void setUp() throws Exception {
    server = new ControlPlaneServer();
    client = server.client();
    api = SampleApi.create(server);
    api.deploy();
  }

  @Test
  void tagsAnApiAndAStageApart() {
    String apiArn = "arn:aws:apigateway:eu-west-1::/restapis/" + api.id();
    String stageArn = apiArn + "/stages/v1";
    client.tagResource(
        r -> r.resourceArn(apiArn).tags(Map.of("ingressmap.dev/map", "demo", "a", "b")));
    client.tagResource(r -> r.resourceArn(stageArn).tags(Map.of("c", "d")));
    client.untagResource(r -> r.resourceArn(apiArn).tagKeys("a", "no"));
    assertThat(client.getTags(r -> r.resourceArn(apiArn)).tags())
        .isEqualTo(Map.of("ingressmap.dev/map", "demo"));
    assertThat(client.getRestApi(r -> r.restApiId(api.id())).tags())
        .isEqualTo(Map.of("ingressmap.dev/map", "demo"));
    assertThat(client.getStage(r -> r.restApiId(api.id()).stageName("v1")).tags())
        .isEqualTo(Map.of("c", "d"));
    assertThat(client.getTags(r -> r.resourceArn(stageArn)).tags()).isEqualTo(Map.of("c", "d"));
  }

  @Test
  void readsAnArnWhoseSlashesAreNotEncoded() throws Exception {
    String path = "/tags/arn:aws:apigateway:eu-west-1::/restapis/" + api.id();
    assertThat(server.send("PUT", path, "{\"tags\":{\"a\":\"b\"}}").statusCode()).isEqualTo(204);
    assertThat(server.json("GET", path, null).toString()).isEqualTo("{\"tags\":{\"a\":\"b\"}}");
  }

  @Test
  void knowsNoTagsOfWhatIsNotThere() {
    String arn = "arn:aws:apigateway:eu-west-1::/restapis/" + api.id() + "/stages/no";
    assertThatThrownBy(() -> client.getTags(r -> r.resourceArn(arn)))
        .isInstanceOf(NotFoundException.class);
  }
}
