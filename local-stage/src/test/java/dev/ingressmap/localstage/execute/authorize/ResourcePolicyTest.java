package dev.ingressmap.localstage.execute.authorize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.answers.Reply;
import dev.ingressmap.localstage.execute.DataPlane;
import dev.ingressmap.localstage.execute.DeployedApi;
import dev.ingressmap.localstage.execute.DocumentApi;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may call an API at all. Here, everybody calls from the loopback address. */
class ResourcePolicyTest {

  private static final String SIGNATURE = "Authorization: AWS4-HMAC-SHA256 Credential=a";

  private static final String PATHS =
      """
      paths:
        /a/{proxy+}:
          x-amazon-apigateway-any-method:
            x-amazon-apigateway-integration: $mock
        /iam:
          get:
            security: [{iam: []}]
            x-amazon-apigateway-integration: $mock
      components:
        securitySchemes:
          iam: {type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authtype: awsSigv4}
      x-amazon-apigateway-policy:
        Version: "2012-10-17"
        Statement:
      """;

  private static final String ALLOW =
      "    - {Effect: Allow, Principal: '*', Action: execute-api:Invoke, Resource: '%s'%s}\n";

  @AutoClose DataPlane plane = new DataPlane();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          execute-api:/*             |                                                                | 200
          *                          |                                                                | 200
          execute-api:/v1/GET/a/*    |                                                                | 200
          execute-api:/v1/POST/a/*   |                                                                | 403
          execute-api:/other/*       |                                                                | 403
          *                          | , Condition: {IpAddress: {'aws:SourceIp': [127.0.0.0/8]}}      | 200
          *                          | , Condition: {IpAddress: {'aws:SourceIp': 10.0.0.0/8}}         | 403
          *                          | , Condition: {NotIpAddress: {'aws:SourceIp': 127.0.0.1}}       | 403
          *                          | , Condition: {StringEquals: {'aws:SourceVpce': vpce-1}}        | 403
          """)
  void letsInWhomItAllows(String resource, String condition, int status) throws Exception {
    DeployedApi api = deploy(ALLOW.formatted(resource, condition == null ? "" : condition));

    Reply reply = api.get("/a/b/c");
    assertThat(reply.status()).isEqualTo(status);
    if (status == 403) {
      assertThat(reply.header("x-amzn-ErrorType")).isEqualTo("AccessDeniedException");
      assertThat(reply.body())
          .isEqualTo(
              "{\"Message\":\"User: anonymous is not authorized to perform: execute-api:Invoke on"
                  + " resource: arn:aws:execute-api:us-east-1:********0000:%s/v1/GET/a/b/c\"}"
                      .formatted(api.id()));
    }
  }

  @Test
  void denyingIsFinal() throws Exception {
    DeployedApi api =
        deploy(ALLOW.formatted("*", "") + ALLOW.formatted("*/GET/*", "").replace("Allow", "Deny"));

    assertThat(api.get("/a/b").body()).endsWith("/v1/GET/a/b with an explicit deny\"}");
    assertThat(api.send("PUT", "/a/b").status()).isEqualTo(200);
    assertThat(api.get("/iam", SIGNATURE).status()).isEqualTo(403);
  }

  @Test
  void whoSignsNeedsNoStatement() throws Exception {
    DeployedApi api = deploy(ALLOW.formatted("execute-api:/v1/GET/a/*", ""));

    assertThat(api.get("/iam", SIGNATURE).status()).isEqualTo(200);
    assertThat(api.get("/iam").body()).isEqualTo("{\"message\":\"Missing Authentication Token\"}");
  }

  @Test
  void oneThatCannotBeFollowedIsNotGuessed() throws Exception {
    Reply reply =
        deploy(ALLOW.formatted("*", ", Condition: {DateLessThan: {'aws:CurrentTime': now}}"))
            .get("/a/b");

    assertThat(reply.status()).isEqualTo(501);
    assertThat(reply.body()).contains("the condition DateLessThan is not supported here");
  }

  private DeployedApi deploy(String statements) {
    return plane.deploy(DocumentApi.of(PATHS + statements));
  }
}
