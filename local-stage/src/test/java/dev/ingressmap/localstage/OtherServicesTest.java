package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.answers.Reply;
import dev.ingressmap.answers.Wire;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients of services that are not here are told, each in its own protocol. */
@Timeout(20)
class OtherServicesTest {

  private static final String MISSING =
      "local-stage has no %s: it has API Gateway, Lambda and Route 53."
          + " Set LOCAL_STAGE_FALLBACK to the address of an emulator that has it";
  private static final String FORM = "Content-Type: application/x-www-form-urlencoded";

  @AutoClose private final LocalStage stage = LocalStage.builder().start();

  @ParameterizedTest
  @CsvSource({
    "DynamoDB_20120810.ListTables, dynamodb, 1.0, DynamoDB",
    "Logs_20140328.DescribeLogGroups, logs, 1.1, CloudWatch Logs",
    "AmazonSQS.CreateQueue, sqs, 1.0, SQS",
    "Unheard_20300101.Of, newservice, 1.1, newservice",
  })
  void awsJson(String target, String scope, String version, String name) throws Exception {
    String type = "application/x-amz-json-" + version;
    Reply reply =
        send("POST /", "{}", signed(scope), "X-Amz-Target: " + target, "Content-Type: " + type);

    assertThat(reply.status()).isEqualTo(501);
    assertThat(reply.header("Content-Type")).isEqualTo(type);
    assertThat(reply.body())
        .isEqualTo(
            "{\"__type\":\"NotImplementedException\",\"message\":\""
                + MISSING.formatted(name)
                + "\"}");
    assertThat(reply.header("x-amzn-RequestId")).isNotEmpty();
  }

  /** Clients do not sign what somebody does who has yet to log in. */
  @ParameterizedTest
  @CsvSource({
    "AWSCognitoIdentityProviderService.InitiateAuth, Cognito user pools",
    "AWSCognitoIdentityService.GetId, Cognito identity pools",
    "DynamoDB_20120810.ListTables, DynamoDB",
    "a.<b>.c, such service",
  })
  void awsJsonWithoutASignature(String target, String name) throws Exception {
    assertThat(send("POST /", "{}", "X-Amz-Target: " + target).body())
        .contains("\"" + MISSING.formatted(name) + "\"");
  }

  @ParameterizedTest
  @CsvSource({
    "iam, IAM",
    "sns, SNS",
    "cloudformation, CloudFormation",
    "elasticloadbalancing, Elastic Load Balancing",
  })
  void forms(String scope, String name) throws Exception {
    for (String[] way : new String[][] {{"POST /", "Action=A&Version=1"}, {"GET /?Action=A", ""}}) {
      Reply reply = send(way[0], way[1], signed(scope), FORM);

      assertThat(reply.status()).isEqualTo(501);
      assertThat(reply.header("Content-Type")).isEqualTo("text/xml");
      assertThat(reply.body())
          .startsWith(
              "<ErrorResponse><Error><Type>Sender</Type><Code>NotImplemented</Code><Message>"
                  + MISSING.formatted(name)
                  + "</Message></Error><RequestId>");
    }
  }

  @Test
  void formsWithoutASignature() throws Exception {
    Reply reply = send("POST /", "Action=AssumeRoleWithWebIdentity&Version=2011-06-15", FORM);

    assertThat(reply.status()).isEqualTo(501);
    assertThat(reply.body()).startsWith("<ErrorResponse><Error>");
  }

  @Test
  void ec2HasAFormOfItsOwn() throws Exception {
    assertThat(send("POST /", "Action=DescribeVpcs", signed("ec2"), FORM).body())
        .startsWith(
            "<Response><Errors><Error><Code>NotImplemented</Code><Message>"
                + MISSING.formatted("EC2")
                + "</Message></Error></Errors><RequestID>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization: AWS4-HMAC-SHA256 Credential=a/20260101/eu-west-1/s3/aws4_request, Signature=b",
        "Authorization: AWS4-ECDSA-P256-SHA256 Credential=a/20260101/s3/aws4_request, Signature=b",
        "Authorization: AWS a:b",
        "?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=a%2F20260101%2Feu-west-1%2Fs3%2faws4_request",
        "?AWSAccessKeyId=a&Signature=b&Expires=1",
      })
  void s3(String signature) throws Exception {
    Reply reply =
        signature.startsWith("?")
            ? send("GET /bucket/key" + signature, "")
            : send("PUT /bucket/key", "x".repeat(3_000_000), signature);

    assertThat(reply.status()).isEqualTo(501);
    assertThat(reply.body())
        .startsWith(
            "<Error><Code>NotImplemented</Code><Message>"
                + MISSING.formatted("S3")
                + "</Message><RequestId>");
  }

  @Test
  void cloudFront() throws Exception {
    assertThat(send("GET /2020-05-31/distribution", "", signed("cloudfront")).body())
        .startsWith("<ErrorResponse><Error>");
  }

  @ParameterizedTest
  @CsvSource({
    "/v2/apis, apigateway, API Gateway v2 (HTTP and WebSocket APIs)",
    "/clusters, eks, EKS",
    "/v1/apis, appsync, appsync",
  })
  void restJson(String path, String scope, String name) throws Exception {
    Reply reply = send("GET " + path, "", signed(scope));

    assertThat(reply.status()).isEqualTo(501);
    assertThat(reply.header("x-amzn-ErrorType")).isEqualTo("NotImplementedException");
    assertThat(reply.header("Content-Type")).isEqualTo("application/json");
    assertThat(reply.body()).contains("\"message\":\"" + MISSING.formatted(name) + "\"");
  }

  @Test
  void cbor() throws Exception {
    Reply reply =
        send(
            "POST /service/GraniteServiceVersion20100801/operation/ListMetrics",
            "",
            signed("monitoring"),
            "Smithy-Protocol: rpc-v2-cbor");

    assertThat(reply.status()).isEqualTo(501);
    assertThat(reply.header("Smithy-Protocol")).isEqualTo("rpc-v2-cbor");
    assertThat(reply.header("Content-Type")).isEqualTo("application/cbor");
    assertThat(reply.body())
        .contains("__type", "NotImplementedException", "message", MISSING.formatted("CloudWatch"));
  }

  /** It tells apart who signs, as API Gateway's own refusals do. */
  @Test
  void stsSaysWhoAsks() throws Exception {
    Reply reply =
        send("POST /", "Action=GetCallerIdentity&Version=2011-06-15", signed("sts"), FORM);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body())
        .contains(
            "<Arn>arn:aws:iam::000000000000:user/KEY</Arn>",
            "<UserId>KEY</UserId>",
            "<Account>000000000000</Account>");
    String odd = signed("sts").replace("KEY", "<a>");
    assertThat(send("POST /", "Action=GetCallerIdentity", odd, FORM).body())
        .contains("user/unknown</Arn>");
    assertThat(send("GET /?Action=GetCallerIdentity", "", signed("sts")).status()).isEqualTo(200);
  }

  @Test
  void stsHasNothingElse() throws Exception {
    Reply reply = send("POST /", "Version=2011-06-15&Action=AssumeRole", signed("sts"), FORM);

    assertThat(reply.status()).isEqualTo(501);
    assertThat(reply.body())
        .contains(
            "<Message>local-stage has no AssumeRole of STS, only GetCallerIdentity."
                + " Set LOCAL_STAGE_FALLBACK");
    assertThat(send("POST /", "Action=%3Ca%3E", signed("sts"), FORM).body())
        .contains(MISSING.formatted("STS"));
  }

  /** A client that asks first need not send its object. */
  @Test
  void doesNotAskForABodyThatItIgnores() throws Exception {
    try (Wire wire = new Wire(stage.endpoint().getPort())) {
      String[] headers = {signed("s3"), "Expect: 100-continue", "Content-Length: 5000000000"};
      assertThat(wire.send(Wire.request("PUT", "/b/k", headers)).reply().status()).isEqualTo(501);
    }
  }

  @Test
  void lambdaNamesWhatItHasNot() throws Exception {
    Reply reply = send("GET /2025-11-30/capacity-providers", "", signed("lambda"));

    assertThat(reply.status()).isEqualTo(501);
    assertThat(reply.body())
        .contains("GET /2025-11-30/capacity-providers is not implemented by this Lambda");
  }

  @ParameterizedTest
  @CsvSource({
    "/restapis, apigateway, 200",
    "/2013-04-01/hostedzone, route53, 200",
    "/2015-03-31/functions/, lambda, 200",
    "/unknown, apigateway, 403",
    "/unknown, execute-api, 403",
  })
  void ownServicesAnswerThemselves(String path, String scope, int status) throws Exception {
    assertThat(send("GET " + path, "", signed(scope)).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/restapis", "/_local/faults", "/_local/health"})
  void requestsWithoutASignatureAreForOwnServices(String path) throws Exception {
    assertThat(send("GET " + path, "").status()).isEqualTo(200);
  }

  static String signed(String scope) {
    return "Authorization: AWS4-HMAC-SHA256 Credential=KEY/20260101/eu-west-1/"
        + scope
        + "/aws4_request, SignedHeaders=host, Signature=a";
  }

  private Reply send(String line, String body, String... headers) throws Exception {
    String[] parts = line.split(" ", 2);
    try (Wire wire = new Wire(stage.endpoint().getPort())) {
      String head = Wire.request(parts[0], parts[1], headers).strip();
      return wire.send(head + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body).reply();
    }
  }
}
