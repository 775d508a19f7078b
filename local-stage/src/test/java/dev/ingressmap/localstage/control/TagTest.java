package dev.ingressmap.localstage.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.EndpointType;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;

class TagTest {

  private static final Map<String, String> OLD = Map.of("old", "tag");

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "aws:x | v | Invalid tag key: aws: is reserved for AWS: aws:x",
        "AWS:cloudformation | v | Invalid tag key: aws: is reserved for AWS: AWS:cloudformation",
        "'' | v | Invalid tag key: must have 1 to 128 characters",
        "{129} | v | Invalid tag key: must have 1 to 128 characters",
        "k | {257} | Invalid value of tag k: more than 256 characters",
      })
  void refusesTagsThatAwsRefuses(String key, String value, String message) throws Exception {
    String tags = sized("\"tags\":{\"%s\":\"%s\"}".formatted(key, value));
    String expected = "400 BadRequestException: " + message;
    String arn = "/tags/arn:aws:apigateway:eu-west-1::/restapis/" + api.id();

    assertThat(server.refusal("PUT", arn, "{" + tags + "}")).isEqualTo(expected);
    assertThat(server.refusal("PUT", arn + "/stages/v1", "{" + tags + "}")).isEqualTo(expected);
    assertThat(server.refusal("POST", "/restapis", "{\"name\":\"a\"," + tags + "}"))
        .isEqualTo(expected);
  }

  private static String sized(String text) {
    return text.replace("{129}", "x".repeat(129)).replace("{257}", "x".repeat(257));
  }

  @Test
  void takesFiftyTagsOfTheLargestSize() throws Exception {
    String arn = "arn:aws:apigateway:eu-west-1::/restapis/" + api.id();
    Map<String, String> tags = new HashMap<>();
    for (int i = 0; i < 50; i++) {
      tags.put("%0128d".formatted(i), "x".repeat(256));
    }
    client.tagResource(r -> r.resourceArn(arn).tags(tags));
    assertThat(client.getTags(r -> r.resourceArn(arn)).tags()).isEqualTo(tags);

    assertThat(server.refusal("PUT", "/tags/" + arn, "{\"tags\":{\"a\":\"b\"}}"))
        .isEqualTo("400 BadRequestException: A resource can have at most 50 tags");
  }

  @Test
  void tagsVpcLinksAndDomainNames() throws Exception {
    String link =
        client.createVpcLink(r -> r.name("a").targetArns("arn:aws:a:b:c:d").tags(OLD)).id();
    var domain =
        client.createDomainName(r ->
            r.domainName("a.example.com")
                .certificateArn("arn:a")
                .endpointConfiguration(e -> e.types(EndpointType.PRIVATE))
                .tags(OLD));
    client.createDomainName(r -> r.domainName("a.example.com").certificateArn("arn:a").tags(OLD));
    for (String arn :
        List.of(
            "arn:aws:apigateway:eu-west-1::/vpclinks/" + link,
            "arn:aws:apigateway:eu-west-1::/domainnames/a.example.com",
            domain.domainNameArn())) {
      client.tagResource(r -> r.resourceArn(arn).tags(Map.of("new", arn)));
      client.untagResource(r -> r.resourceArn(arn).tagKeys("old"));
      assertThat(client.getTags(r -> r.resourceArn(arn)).tags()).isEqualTo(Map.of("new", arn));
    }
    assertThat(
            client
                .getDomainName(
                    r -> r.domainName("a.example.com").domainNameId(domain.domainNameId()))
                .tags())
        .isEqualTo(Map.of("new", domain.domainNameArn()));
    String path = "/tags/arn:aws:apigateway:eu-west-1:";
    assertThat(server.refusal("GET", path + "000000000000:/domainnames/a.example.com", null))
        .isEqualTo("400 BadRequestException: Invalid ARN specified in the request");
    assertThat(server.refusal("GET", path + ":/domainnames/a.example.com+x", null))
        .isEqualTo("400 BadRequestException: Invalid ARN specified in the request");
  }

  @Test
  void knowsNoTagsOfWhatIsNotThere() {
    String arn = "arn:aws:apigateway:eu-west-1::/restapis/" + api.id() + "/stages/no";
    assertThatThrownBy(() -> client.getTags(r -> r.resourceArn(arn)))
        .isInstanceOf(NotFoundException.class);
  }
}
