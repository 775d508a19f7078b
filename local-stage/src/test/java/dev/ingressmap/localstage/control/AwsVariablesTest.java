package dev.ingressmap.localstage.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The variables that API Gateway replaces when it imports a document. */
class AwsVariablesTest {

  private static final String URI =
      "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/"
          + "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:f/invocations";
  private static final String RESOLVED =
      "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/"
          + "arn:aws:lambda:us-east-1:000000000000:function:f/invocations";

  @AutoClose ControlPlaneServer server;

  @BeforeEach
  void setUp() throws Exception {
    server = new ControlPlaneServer();
  }

  @Test
  void areReplacedInJson() throws Exception {
    String document =
        ImportTest.document(
            "a",
            """
            "/a":{"get":{"x-amazon-apigateway-integration":
              {"type":"aws_proxy","httpMethod":"POST","uri":"%s"}}}\
            """
                .formatted(URI));
    assertThat(uriOf(document)).isEqualTo(RESOLVED);
  }

  /** The example of AWS's documentation; its text is not quoted. */
  @Test
  void areReplacedInYaml() throws Exception {
    String document =
        """
        openapi: "3.0.1"
        info: {title: tasks-api, version: v1.0, description: "${AWS::AccountId} ${AWS::Else} ${a}"}
        paths:
          /:
            get:
              responses: {200: {description: OK}}
              x-amazon-apigateway-integration:
                uri:
                  %s
                responses: {default: {statusCode: "200"}}
                passthroughBehavior: when_no_match
                httpMethod: POST
                contentHandling: CONVERT_TO_TEXT
                type: aws_proxy
        """
            .formatted(URI);
    assertThat(uriOf(document)).isEqualTo(RESOLVED);
    assertThat(server.json("GET", "/restapis", null).at("/item/0/description").asString())
        .isEqualTo("000000000000 ${AWS::Else} ${a}");
  }

  private String uriOf(String document) throws Exception {
    JsonNode api = server.json("POST", "/restapis?mode=import&failonwarnings=true", document);
    JsonNode resources =
        server.json(
            "GET", "/restapis/" + api.path("id").asString() + "/resources?embed=methods", null);
    return resources.findPath("methodIntegration").path("uri").asString();
  }
}
