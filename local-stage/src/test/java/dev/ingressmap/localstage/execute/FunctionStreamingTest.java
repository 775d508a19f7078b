package dev.ingressmap.localstage.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ingressmap.answers.Reply;
import dev.ingressmap.localstage.backend.Backend;
import dev.ingressmap.localstage.function.Functions;
import dev.ingressmap.localstage.function.LambdaFunction;
import dev.ingressmap.localstage.function.Runner;
import dev.ingressmap.localstage.function.Runtimes;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers of functions that go to clients as they arrive. */
@Timeout(120)
class FunctionStreamingTest {

  private static final String ZEROS = "\0".repeat(8);

  private static final String PATHS =
      """
      paths:
        /stream:
          get:
            x-amazon-apigateway-integration:
              type: aws_proxy
              httpMethod: POST
              uri: arn:aws:apigateway:us-east-1:lambda:path/2021-11-15/functions/f/response-streaming-invocations
              responseTransferMode: STREAM
              timeoutInMillis: 60000
        /short:
          get:
            x-amazon-apigateway-integration:
              type: aws_proxy
              httpMethod: POST
              uri: arn:aws:apigateway:us-east-1:lambda:path/2021-11-15/functions/f/response-streaming-invocations
              responseTransferMode: STREAM
              timeoutInMillis: 50
        /other-uri:
          get:
            x-amazon-apigateway-integration:
              type: aws_proxy
              httpMethod: POST
              uri: arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/f/invocations
              responseTransferMode: STREAM
        /other-mode:
          get:
            x-amazon-apigateway-integration:
              type: aws_proxy
              httpMethod: POST
              uri: arn:aws:apigateway:us-east-1:lambda:path/2021-11-15/functions/f/response-streaming-invocations
      """;

  @TempDir Path folder;

  /** A change of the function's own folder would replace its process. */
  @TempDir Path signals;

  @AutoClose private final HttpClient client = HttpClient.newHttpClient();
  @AutoClose private final Backend lambda = new Backend();

  @AutoClose
  private final DataPlane addressed = new DataPlane(Map.of("f", URI.create(lambda.url())));

  /** AWS's own client of the Runtime API makes the stream. */
  @Test
  void eachPartOfANodeFunctionArrivesBeforeTheNextIsSent() throws Exception {
    node(
        """
        const { existsSync } = require("node:fs");
        const signal = (name) => existsSync(process.env.SIGNALS + "/" + name);
        const until = async (name) => { while (!signal(name)) await new Promise((r) => setTimeout(r, 5)); };
        exports.handler = awslambda.streamifyResponse(async (event, stream) => {
          stream = awslambda.HttpResponseStream.from(stream, {
            statusCode: 201,
            headers: { "Content-Type": "text/plain", "X-Pid": String(process.pid) },
            cookies: ["a=1", "b=2"],
          });
          stream.write("first");
          await until("second");
          if (signal("fail")) throw new Error("it failed");
          stream.write("second");
          stream.end();
        });
        """);
    try (DataPlane plane = new DataPlane(new Functions(List.of(function()), false))) {
      DeployedApi api = plane.deploy(DocumentApi.of(PATHS));

      HttpResponse<InputStream> answer = begin(api);
      assertThat(answer.statusCode()).isEqualTo(201);
      assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain");
      assertThat(answer.headers().allValues("Set-Cookie")).containsExactly("a=1", "b=2");
      assertThat(text(answer.body(), 5)).isEqualTo("first");
      Files.createFile(signals.resolve("second"));
      assertThat(text(answer.body(), 20)).isEqualTo("second");
      while (plane.calls().isEmpty()) {
        Thread.onSpinWait();
      }
      assertThat(String.join("\n", plane.calls().getFirst().trace()))
          .contains("Received response. Status: 200")
          .doesNotContain("Endpoint response");

      // The client leaves, and the process finishes all the same.
      Files.delete(signals.resolve("second"));
      HttpResponse<InputStream> left = begin(api);
      assertThat(text(left.body(), 5)).isEqualTo("first");
      left.body().close();
      Files.createFile(signals.resolve("second"));
      HttpResponse<InputStream> next = begin(api);
      assertThat(text(next.body(), 20)).isEqualTo("firstsecond");
      assertThat(next.headers().firstValue("X-Pid"))
          .isEqualTo(answer.headers().firstValue("X-Pid"));

      Files.delete(signals.resolve("second"));
      HttpResponse<InputStream> failed = begin(api);
      assertThat(text(failed.body(), 5)).isEqualTo("first");
      Files.createFile(signals.resolve("fail"));
      Files.createFile(signals.resolve("second"));
      assertThatThrownBy(() -> text(failed.body(), 20)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aProcessThatIsTooLateCanFinish() throws Exception {
    node(
        """
        const { existsSync } = require("node:fs");
        exports.handler = awslambda.streamifyResponse(async (event, stream) => {
          while (!existsSync(process.env.SIGNALS + "/begin")) await new Promise((r) => setTimeout(r, 5));
          stream = awslambda.HttpResponseStream.from(stream, {});
          stream.write(String(process.pid));
          stream.end();
        });
        """);
    try (DataPlane plane = new DataPlane(new Functions(List.of(function()), false))) {
      DeployedApi api = plane.deploy(DocumentApi.of(PATHS));
      assertThat(api.get("/short").status()).isEqualTo(504);
      Files.createFile(signals.resolve("begin"));
      assertThat(api.get("/stream").body()).isEqualTo(api.get("/stream").body()).isNotEmpty();
    }
  }

  /** A head of the process's answer is no answer yet. */
  @Test
  void aProcessThatDoesNotSayHowItAnswersIsTooLate() throws Exception {
    node(
        """
        const { existsSync } = require("node:fs");
        exports.handler = awslambda.streamifyResponse(async (event, stream) => {
          stream.write("{");
          while (!existsSync(process.env.SIGNALS + "/begin")) await new Promise((r) => setTimeout(r, 5));
          stream.write("}" + "\\0".repeat(8) + process.pid);
          stream.end();
        });
        """);
    try (DataPlane plane = new DataPlane(new Functions(List.of(function()), false))) {
      DeployedApi api = plane.deploy(DocumentApi.of(PATHS));
      Files.createFile(signals.resolve("begin"));
      String process = api.get("/stream").body();
      Files.delete(signals.resolve("begin"));
      assertThat(api.get("/short").status()).isEqualTo(504);
      Files.createFile(signals.resolve("begin"));
      assertThat(api.get("/stream").body()).isEqualTo(process).isNotEmpty();
    }
  }

  @Test
  void aProcessThatStreamsHasNoOtherAnswer() throws Exception {
    node(
        """
        const http = require("node:http");
        const { existsSync } = require("node:fs");
        const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(":");
        const fails = (id) => new Promise((resolve) =>
          http.request(
              { host, port, method: "POST", path: "/2018-06-01/runtime/invocation/" + id + "/error" },
              (response) => { response.resume(); resolve(response.statusCode); })
            .end("{}"));
        exports.handler = awslambda.streamifyResponse(async (event, stream, context) => {
          stream = awslambda.HttpResponseStream.from(stream, {});
          stream.write("first ");
          while (!existsSync(process.env.SIGNALS + "/read")) await new Promise((r) => setTimeout(r, 5));
          stream.end(String(await fails(context.awsRequestId)));
        });
        """);
    try (DataPlane plane = new DataPlane(new Functions(List.of(function()), false))) {
      DeployedApi api = plane.deploy(DocumentApi.of(PATHS));
      HttpResponse<InputStream> answer = begin(api);
      // The stream has reached us before the other answer, which has a connection of its own.
      assertThat(text(answer.body(), 6)).isEqualTo("first ");
      Files.createFile(signals.resolve("read"));
      assertThat(text(answer.body(), 10)).isEqualTo("400");
      Files.delete(signals.resolve("read"));
      HttpResponse<InputStream> next = begin(api);
      assertThat(text(next.body(), 6)).isEqualTo("first ");
      Files.createFile(signals.resolve("read"));
      assertThat(text(next.body(), 10)).isEqualTo("400");
    }
  }

  @Test
  void aFunctionAtAnAddressAnswersInTheSameForm() throws Exception {
    DeployedApi api = addressed.deploy(DocumentApi.of(PATHS));
    lambda.answers(200, "{\"statusCode\":202,\"headers\":{\"X-A\":\"b\"}}" + ZEROS + "body\0\0");
    Reply reply = api.get("/stream");
    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.header("X-A")).isEqualTo("b");
    assertThat(reply.header("Content-Type")).isEqualTo("application/json");
    assertThat(reply.body()).isEqualTo("body\0\0");

    lambda.answers(200, "{}" + ZEROS);
    assertThat(api.get("/stream").body()).isEmpty();
    lambda.answers(200, "{}" + "\0".repeat(10));
    assertThat(api.get("/stream").body()).isEqualTo("\0\0");
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"statusCode\":200,\"body\":\"plain\"}'",
    "''",
    "'{\"statusCode\":\"x\"}00000000'",
    "'[]00000000'",
    "'{00000000'",
    "'{\"headers\":{\"a b\":\"c\"}}00000000'",
    "'{\"cookies\":[\"a\\nb\"]}00000000'",
    "'{\"errorMessage\":\"no\",\"errorType\":\"E\"}'"
  })
  void anotherFormIsABadGateway(String answer) throws Exception {
    DeployedApi api = addressed.deploy(DocumentApi.of(PATHS));
    lambda.answers(200, answer.replace("00000000", ZEROS));
    assertThat(api.get("/stream").status()).isEqualTo(502);
  }

  @Test
  void metadataHasALimit() throws Exception {
    DeployedApi api = addressed.deploy(DocumentApi.of(PATHS));
    int rest = 16 * 1024 - "{\"a\":\"\"}".length() - ZEROS.length();
    lambda.answers(200, "{\"a\":\"" + "x".repeat(rest) + "\"}" + ZEROS + "ok");
    assertThat(api.get("/stream").body()).isEqualTo("ok");
    lambda.answers(200, "{\"a\":\"" + "x".repeat(rest + 1) + "\"}" + ZEROS + "ok");
    assertThat(api.get("/stream").status()).isEqualTo(502);
    lambda.answers(200, "x".repeat(5_000_000));
    assertThat(api.get("/stream").status()).isEqualTo(502);
  }

  @ParameterizedTest
  @CsvSource({"/other-uri", "/other-mode"})
  void theModeAndTheUriBelongTogether(String path) throws Exception {
    DeployedApi api = addressed.deploy(DocumentApi.of(PATHS));
    assertThat(api.get(path).status()).isEqualTo(500);
    assertThat(addressed.calls().getFirst().reason()).contains("response-streaming-invocations");
  }

  private void node(String handler) throws Exception {
    assumeTrue(FunctionRuntimesTest.runsNode(), FunctionRuntimesTest.NO_NODE);
    Files.writeString(folder.resolve("index.js"), handler);
  }

  private LambdaFunction function() {
    return new LambdaFunction(
        "f",
        new Runner.Program(
            folder,
            "",
            "index.handler",
            Runtimes.command("nodejs22.x", folder, "index.handler").orElseThrow()),
        Map.of("SIGNALS", signals.toString()),
        Duration.ofSeconds(60),
        LambdaFunction.USUAL_MEMORY,
        1);
  }

  private HttpResponse<InputStream> begin(DeployedApi api)
      throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + api.plane().port() + api.target("/stream"));
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofInputStream());
  }

  /** So much of a body, or all of it if there is less. */
  private static String text(InputStream body, int length) throws IOException {
    return new String(body.readNBytes(length), StandardCharsets.UTF_8);
  }
}
