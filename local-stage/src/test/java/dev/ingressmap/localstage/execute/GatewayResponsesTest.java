package dev.ingressmap.localstage.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.answers.Reply;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Gateway responses that the API has changed. */
class GatewayResponsesTest {

  private static final String PATHS =
      """
      x-amazon-apigateway-request-validators: {all: {validateRequestParameters: true}}
      paths:
        /a/{id}:
          get:
            x-amazon-apigateway-request-validator: all
            parameters: [{name: q, in: query, required: true}]
            x-amazon-apigateway-integration: $mock
        /broken:
          get:
            x-amazon-apigateway-integration: {type: mock}
        /aws:
          get:
            x-amazon-apigateway-integration:
              {type: aws, httpMethod: POST, uri: 'arn:aws:apigateway:eu-west-1:sns:action/Publish'}
      """;

  @AutoClose DataPlane plane = new DataPlane();

  @Test
  void saysWhatItsTemplateSays() throws Exception {
    DeployedApi api =
        plane.deploy(
            DocumentApi.of(
                PATHS
                    + """
                    x-amazon-apigateway-gateway-responses:
                      BAD_REQUEST_PARAMETERS:
                        statusCode: 422
                        responseParameters:
                          gatewayresponse.header.Access-Control-Allow-Origin: "'a.b.c'"
                          gatewayresponse.header.x-path: method.request.path.id
                          gatewayresponse.header.x-query: method.request.querystring.p
                          gatewayresponse.header.x-header: method.request.header.X-Sent
                          gatewayresponse.header.x-stage: context.stage
                          gatewayresponse.header.x-variable: stageVariables.a
                          gatewayresponse.header.x-nothing: method.request.header.X-None
                          gatewayresponse.path.x-no-header: "'a'"
                        responseTemplates:
                          application/json: '{"m":$context.error.messageString,"type":"$context.error.responseType",
                            "at":"${context.resourcePath}","v":"$stageVariables.a","why":"$context.error.validationErrorString",
                            "q":"$method.request.querystring.p","none":"$context.none","kept":"$5 $!input $context"}'
                          application/xml: <m>$context.error.message.</m>
                    """),
            Map.of("a", "b"));

    Reply reply = api.get("/a/1?p=2", "X-Sent: 3");
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo("a.b.c");
    assertThat(reply.header("x-path")).isEqualTo("1");
    assertThat(reply.header("x-query")).isEqualTo("2");
    assertThat(reply.header("x-header")).isEqualTo("3");
    assertThat(reply.header("x-stage")).isEqualTo("v1");
    assertThat(reply.header("x-variable")).isEqualTo("b");
    assertThat(reply.headers()).doesNotContainKeys("x-nothing", "x-no-header");
    assertThat(reply.header("x-amzn-ErrorType")).isEqualTo("BadRequestException");
    assertThat(reply.header("Content-Type")).isEqualTo("application/json");
    assertThat(reply.body())
        .isEqualTo(
            "{\"m\":\"Missing required request parameters: [q]\",\"type\":\"BAD_REQUEST_PARAMETERS\","
                + " \"at\":\"/a/{id}\",\"v\":\"b\",\"why\":\"[q]\","
                + " \"q\":\"2\",\"none\":\"\",\"kept\":\"$5 $!input $context\"}");

    Reply xml = api.get("/a/1", "Accept: application/xml");
    assertThat(xml.header("Content-Type")).isEqualTo("application/xml");
    assertThat(xml.body()).isEqualTo("<m>Missing required request parameters: [q].</m>");
  }

  @Test
  void theOwnOneComesBeforeTheDefault() throws Exception {
    DeployedApi api =
        plane.deploy(
            DocumentApi.of(
                PATHS
                    + """
                    x-amazon-apigateway-gateway-responses:
                      MISSING_AUTHENTICATION_TOKEN: {statusCode: 404}
                      DEFAULT_4XX: {responseTemplates: {text/plain: four}}
                      DEFAULT_5XX: {statusCode: 599, responseTemplates: {text/plain: five}}
                    """));

    Reply own = api.get("/none");
    assertThat(own.status()).isEqualTo(404);
    assertThat(own.body()).isEqualTo("{\"message\":\"Missing Authentication Token\"}");
    Reply four = api.get("/a/1");
    assertThat(four.status()).as("without one, the status is the type's").isEqualTo(400);
    assertThat(four.body()).isEqualTo("four");
    assertThat(four.header("Content-Type")).isEqualTo("text/plain");
    Reply five = api.get("/broken");
    assertThat(five.status()).isEqualTo(599);
    assertThat(five.body()).isEqualTo("five");
  }

  @Test
  void whatIsNotOfAwsOrOfNoStageKeepsItsWords() throws Exception {
    DeployedApi api =
        plane.deploy(
            DocumentApi.of(
                PATHS
                    + """
                    x-amazon-apigateway-gateway-responses:
                      DEFAULT_4XX: {statusCode: 499}
                      DEFAULT_5XX: {statusCode: 599}
                    """));

    assertThat(api.get("/aws").status()).isEqualTo(501);
    assertThat(new DeployedApi(plane, "none").get("/a/1").status()).isEqualTo(403);
  }

  @Test
  void aStatusThatNoAnswerCanHaveIsIgnored() throws Exception {
    DeployedApi api =
        plane.deploy(
            DocumentApi.of(
                PATHS + "x-amazon-apigateway-gateway-responses: {DEFAULT_4XX: {statusCode: 101}}"));

    assertThat(api.get("/none").status()).isEqualTo(403);
  }
}
