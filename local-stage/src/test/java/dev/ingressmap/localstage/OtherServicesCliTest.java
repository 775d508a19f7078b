package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Other services with the AWS CLI: without a fallback, and with moto as the fallback. */
@Timeout(180)
class OtherServicesCliTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String ABSENT = "the AWS CLI is not on the PATH: it calls no other services";
  private static final String WITHOUT_MOTO =
      "moto_server is not on the PATH: it is not tested as a fallback";

  private static boolean found;
  private static boolean hasMoto;

  @TempDir private static Path home;

  @BeforeAll
  static void looksForBoth() throws InterruptedException {
    found = AwsCli.isInstalled();
    hasMoto = MotoServer.isInstalled();
    if (!found || !hasMoto) {
      System.err.println("OtherServicesCliTest is skipped: " + (found ? WITHOUT_MOTO : ABSENT));
    }
  }

  /** Before each test, not before all: surefire does not count the tests of a skipped class. */
  @BeforeEach
  void needsTheAwsCli() {
    assumeTrue(found, ABSENT);
  }

  @Test
  void stsSaysWhoAsks() throws Exception {
    try (LocalStage stage = LocalStage.builder().start()) {
      JsonNode caller = JSON.readTree(cli(stage.endpoint()).run("sts get-caller-identity", true));

      assertThat(caller.get("Account").asString()).isEqualTo("000000000000");
      assertThat(caller.get("Arn").asString()).isEqualTo("arn:aws:iam::000000000000:user/test");
    }
  }

  /** It would add "reached max retries" if it had repeated the call. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "dynamodb list-tables|DynamoDB|NotImplementedException",
        "cloudwatch list-metrics|CloudWatch|NotImplementedException",
        "apigatewayv2 get-apis|API Gateway v2 (HTTP and WebSocket APIs)|NotImplementedException",
        "iam get-user|IAM|NotImplemented",
        "ec2 describe-vpcs|EC2|NotImplemented",
        "s3api list-buckets|S3|NotImplemented",
      })
  void namesWhatIsMissing(String commandNameAndCode) throws Exception {
    String[] parts = commandNameAndCode.split("\\|", 3);
    try (LocalStage stage = LocalStage.builder().start()) {
      assertThat(cli(stage.endpoint()).run(parts[0], false))
          .contains(
              "An error occurred (" + parts[2] + ") when calling",
              "operation: local-stage has no "
                  + parts[1]
                  + ": it has API Gateway, Lambda and Route 53. Set LOCAL_STAGE_FALLBACK to")
          .doesNotContain("max retries");
    }
  }

  @Test
  void isAnApiGatewayInFrontOfMoto() throws Exception {
    assumeTrue(hasMoto, WITHOUT_MOTO);
    try (MotoServer moto = MotoServer.start();
        LocalStage stage = LocalStage.builder().fallback(moto.endpoint()).start()) {
      AwsCli both = cli(stage.endpoint());
      AwsCli motoAlone = cli(moto.endpoint());

      both.run(
          "dynamodb create-table --table-name orders --billing-mode PAY_PER_REQUEST"
              + " --attribute-definitions AttributeName=id,AttributeType=S"
              + " --key-schema AttributeName=id,KeyType=HASH",
          true);
      assertThat(motoAlone.run("dynamodb list-tables", true)).contains("\"orders\"");
      assertThat(both.run("sqs create-queue --queue-name waiting", true)).contains("/waiting\"");
      assertThat(both.run("sts get-caller-identity", true)).contains("123456789012");
      assertThat(both.run("cloudwatch list-metrics", true)).contains("\"Metrics\": []");
      putsAndGetsAnObject(both);

      both.run("apigateway create-rest-api --name here", true);
      assertThat(motoAlone.run("apigateway get-rest-apis", true)).doesNotContain("here");
      assertThat(both.run("apigateway get-rest-apis", true)).contains("\"here\"");
      assertThat(both.run("dynamodb delete-table --table-name none", false))
          .contains("(ResourceNotFoundException)");
    }
  }

  /** In several parts, since it is larger than what the CLI sends at once. */
  private static void putsAndGetsAnObject(AwsCli cli) throws Exception {
    byte[] content = new byte[9_000_000];
    content[8_000_000] = 1;
    Path sent = Files.write(home.resolve("sent"), content);
    Path got = home.resolve("got");
    for (String command :
        List.of(
            "s3 mb s3://goods",
            "s3 cp " + sent + " s3://goods/a/b%20c",
            "s3 cp s3://goods/a/b%20c " + got)) {
      cli.run(command, true);
    }
    assertThat(got).hasSameBinaryContentAs(sent);
  }

  private static AwsCli cli(URI endpoint) {
    return new AwsCli(endpoint, home);
  }
}
