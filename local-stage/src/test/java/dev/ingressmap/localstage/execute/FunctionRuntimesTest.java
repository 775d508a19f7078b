package dev.ingressmap.localstage.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import dev.ingressmap.answers.Reply;
import dev.ingressmap.localstage.function.Functions;
import dev.ingressmap.localstage.function.LambdaFunction;
import dev.ingressmap.localstage.function.Runner;
import dev.ingressmap.localstage.function.Runtimes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/** Functions in three languages behind a stage, each run by AWS's own client of the Runtime API. */
@Timeout(120)
public class FunctionRuntimesTest {

  private static final String ABSENT = " is not installed; .ci/run installs it";

  /** Why a function in Python is not tried. */
  public static final String NO_PYTHON = "awslambdaric" + ABSENT;

  /** Why a function for Node.js is not tried. */
  static final String NO_NODE = "aws-lambda-ric" + ABSENT;

  private static final String PATHS =
      """
      paths:
        /{proxy+}:
          x-amazon-apigateway-any-method:
            x-amazon-apigateway-integration:
              type: aws_proxy
              httpMethod: POST
              uri: arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/f/invocations
      """;

  @TempDir Path folder;

  @Test
  void python() throws Exception {
    assumeTrue(runsPython(), NO_PYTHON);
    Files.writeString(
        folder.resolve("app.py"),
        """
        def handler(event, context):
            if event["path"].endswith("/fail"):
                raise ValueError("it failed")
            print("python says hello", context.aws_request_id)
            return {"statusCode": 200, "body": "python " + event["path"]}
        """);

    answers("python3.13", "app.handler", "python");
  }

  @Test
  void node() throws Exception {
    assumeTrue(runsNode(), NO_NODE);
    Files.writeString(
        folder.resolve("index.js"),
        """
        exports.handler = async (event, context) => {
          if (event.path.endsWith("/fail")) throw new Error("it failed");
          console.log("node says hello", context.awsRequestId);
          return { statusCode: 200, body: "node " + event.path };
        };
        """);

    answers("nodejs22.x", "index.handler", "node");
  }

  @Test
  void java() throws Exception {
    Path library = Files.createDirectory(folder.resolve("lib"));
    for (Class<?> part :
        List.of(
            AWSLambda.class,
            LambdaRuntime.class,
            PojoSerializer.class,
            SdkInternalThreadLocal.class)) {
      Path jar = placeOf(part);
      Files.copy(jar, library.resolve(jar.getFileName()));
    }
    String name = JavaFunction.class.getName().replace('.', '/') + ".class";
    Path copy = folder.resolve(name);
    Files.createDirectories(copy.getParent());
    Files.copy(placeOf(JavaFunction.class).resolve(name), copy);

    answers("java21", JavaFunction.class.getName() + "::handle", "java");
  }

  @Test
  void anAuthorizerInPython() throws Exception {
    assumeTrue(runsPython(), NO_PYTHON);
    Files.writeString(
        folder.resolve("app.py"),
        """
        def handler(event, context):
            if event["authorizationToken"] == "stranger":
                raise Exception("Unauthorized")
            if event["authorizationToken"] == "broken":
                raise Exception("no database")
            effect = "Allow" if event["authorizationToken"] == "friend" else "Deny"
            statement = {"Action": "execute-api:Invoke", "Effect": effect, "Resource": event["methodArn"]}
            return {
                "principalId": "p",
                "policyDocument": {"Version": "2012-10-17", "Statement": [statement]},
                "context": {"team": "shop"},
            }
        """);
    String paths =
        """
        paths:
          /a:
            get:
              security: [{token: []}]
              x-amazon-apigateway-integration:
                type: mock
                requestTemplates: {$default: '{"statusCode": 200}'}
                responses:
                  default: {statusCode: 200, responseTemplates: {application/json: $context.authorizer.team}}
        components:
          securitySchemes:
            token:
              type: apiKey
              name: X-Token
              in: header
              x-amazon-apigateway-authtype: custom
              x-amazon-apigateway-authorizer:
                type: token
                authorizerUri: arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/f/invocations
        """;
    List<String> command = Runtimes.command("python3.13", folder, "app.handler").orElseThrow();
    try (DataPlane plane = new DataPlane(function("app.handler", command))) {
      DeployedApi api = plane.deploy(DocumentApi.of(paths));
      Reply friend = api.get("/a", "X-Token: friend");
      assertThat(friend.status()).isEqualTo(200);
      assertThat(friend.body()).isEqualTo("shop");
      assertThat(api.get("/a", "X-Token: other").status()).isEqualTo(403);
      assertThat(api.get("/a", "X-Token: stranger").status()).isEqualTo(401);
      assertThat(api.get("/a", "X-Token: broken").status()).isEqualTo(500);
    }
  }

  @Test
  void aRuntimeThatIsNotInstalledIsSaidInTheLog() throws Exception {
    Files.writeString(folder.resolve("app.py"), "");
    try (DataPlane plane =
        new DataPlane(function("app.handler", List.of("python3", "-m", "no_such_client")))) {
      assertThat(plane.deploy(DocumentApi.of(PATHS)).get("/a").status()).isEqualTo(502);
    }
  }

  private void answers(String runtime, String handler, String language) throws Exception {
    List<String> command = Runtimes.command(runtime, folder, handler).orElseThrow();
    try (DataPlane plane = new DataPlane(function(handler, command))) {
      DeployedApi api = plane.deploy(DocumentApi.of(PATHS));
      for (int i = 0; i < 3; i++) {
        Reply reply = api.get("/orders/" + i);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo(language + " /orders/" + i);
      }
      assertThat(api.get("/fail").status()).isEqualTo(502);
      assertThat(api.get("/orders").status()).isEqualTo(200);
    }
  }

  private Functions function(String handler, List<String> command) {
    return new Functions(
        List.of(
            new LambdaFunction(
                "f",
                new Runner.Program(folder, "", handler, command),
                Map.of(),
                Duration.ofSeconds(25),
                LambdaFunction.USUAL_MEMORY,
                1)),
        false);
  }

  /** Whether a function for Node.js runs here. */
  static boolean runsNode() throws InterruptedException {
    return runs(
        "sh",
        "-c",
        "test -f $(dirname $(readlink -f $(command -v aws-lambda-ric)))/rapid-client.node");
  }

  /** Whether a function in Python runs here. */
  public static boolean runsPython() throws InterruptedException {
    return runs("python3", "-c", "import awslambdaric");
  }

  private static Path placeOf(Class<?> part) throws Exception {
    return Path.of(part.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static boolean runs(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(new ArrayList<>(List.of(command))).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
